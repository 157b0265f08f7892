// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/test.h"
#include "tests/ui/support/fakehubapi.h"
#include "tests/ui/support/samples.h"
#include "ui/common/clientstore.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace hub::ui {

/// A model of users or keys, checked all the time, over a hub in memory with samples.
template<typename Model>
class PeopleModelTest : public QObject
{
protected:
    void make()
    {
        m_tester.reset();
        m_model.reset();
        m_clients.reset();
        m_hub = std::make_unique<FakeHubApi>();
        m_clients = std::make_unique<ClientStore>(m_hub->clients());
        fillSamples(*m_hub, 10);
        QTRY_VERIFY(m_clients->isLoaded());
        m_model = std::make_unique<Model>(m_hub->people(), *m_clients);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void load()
    {
        QSignalSpy loaded(m_model.get(), &Model::stateChanged);
        m_model->reload();
        QVERIFY(loaded.wait());
    }
    QString cell(int row, int column) const { return m_model->index(row, column).data().toString(); }

    std::unique_ptr<FakeHubApi> m_hub;
    std::unique_ptr<ClientStore> m_clients;
    std::unique_ptr<Model> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

} // namespace hub::ui
