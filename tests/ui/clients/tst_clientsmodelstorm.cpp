// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Random updates, filters and orders, many at once: the model must show what is worked out from nothing.

#include "tests/support/test.h"
#include "tests/ui/clients/modelrig.h"

#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace hub;
using namespace hub::ui;

namespace {

/// What the model ought to show, worked out from nothing.
std::vector<ClienteId> naive(const ClientStore &store, const QString &text, const QSet<SessionState> &states,
                             const ClientOrder &order)
{
    std::vector<ClientRow> rows;
    for (const auto &[client, what] : store.clients())
        rows.emplace_back(what);
    std::vector<const ClientRow *> shown;
    for (const ClientRow &row : rows) {
        const QString all = row.searchText();
        if (all.contains(folded(text)) && (states.isEmpty() || states.contains(row.client().state)))
            shown.push_back(&row);
    }
    std::sort(shown.begin(), shown.end(), order);
    std::vector<ClienteId> result;
    for (const ClientRow *row : shown)
        result.push_back(row->client().client);
    return result;
}

std::vector<ClienteId> shownIds(const ClientsModel &model)
{
    std::vector<ClienteId> result;
    for (int row = 0; row < model.rowCount(); ++row)
        result.push_back(model.clientAt(row).client);
    return result;
}

} // namespace

class tst_ClientsModelStorm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheSelectionThroughAStorm();
    void equalsTheNaiveReferenceInAStorm();
};

void tst_ClientsModelStorm::keepsTheSelectionThroughAStorm()
{
    ModelRig rig;
    rig.load(sampleClients(300));
    QItemSelectionModel selection(&rig.model);
    QSet<qint64> expected;
    for (int row = 0; row < 300; row += 3) {
        selection.select(rig.model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        expected += rig.model.clientAt(row).client.toNumber();
    }
    selection.setCurrentIndex(rig.model.index(30, 0), QItemSelectionModel::NoUpdate);
    const ClienteId current = rig.model.clientAt(30).client;
    QRandomGenerator random(3);
    for (int round = 0; round < 60; ++round) {
        for (int i = 0; i < 20; ++i)
            rig.hub.clients().setState(id(1 + random.bounded(300)), AllSessionStates[size_t(random.bounded(10))]);
        const qint64 gone = 1 + random.bounded(300);
        if (gone != current.toNumber()) {
            rig.hub.clients().forget(id(gone));
            expected.remove(gone);
        }
        rig.hub.clients().set(made(1000 + round));
        rig.hub.clients().announce();
        rig.model.sort(random.bounded(ClientColumnCount), random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
        QSet<qint64> selected;
        for (const QModelIndex &index : selection.selectedRows())
            selected += rig.model.clientAt(index.row()).client.toNumber();
        QCOMPARE(selected, expected);
        QCOMPARE(rig.model.clientAt(selection.currentIndex().row()).client, current);
    }
}

void tst_ClientsModelStorm::equalsTheNaiveReferenceInAStorm()
{
    const QStringList texts{QString(), QStringLiteral("1"), QStringLiteral("a"), QStringLiteral("linked"),
                            QStringLiteral("zzz")};
    const QList<QSet<SessionState>> stateSets{{},
                                              {SessionState::Ready},
                                              {SessionState::QrRequired, SessionState::Banned},
                                              {SessionState::Stopped, SessionState::Starting, SessionState::Ready}};
    ModelRig rig;
    rig.load(sampleClients(200));
    QString text;
    QSet<SessionState> states;
    ClientOrder order;
    QRandomGenerator random(11);
    bool held = false;
    for (int round = 0; round < 400; ++round) {
        for (int i = random.bounded(30); i > 0; --i) {
            const qint64 number = 1 + random.bounded(260);
            if (random.bounded(4) == 0)
                rig.hub.clients().forget(id(number));
            else if (random.bounded(3) == 0)
                rig.hub.clients().set(made(number, QString(QChar(char16_t(u'a' + random.bounded(26))))));
            else
                rig.hub.clients().setState(id(number), AllSessionStates[size_t(random.bounded(10))]);
        }
        if (random.bounded(4) == 0)
            rig.model.setHeld(held = !held);
        rig.hub.clients().announce();
        if (random.bounded(5) == 0)
            rig.model.setFilter(text = texts[random.bounded(int(texts.size()))],
                                states = stateSets[random.bounded(int(stateSets.size()))]);
        if (random.bounded(5) == 0) {
            order = {ClientColumn(random.bounded(ClientColumnCount)),
                     random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder};
            rig.model.sort(int(order.column), order.order);
        }
        if (held)
            continue;
        rig.model.sortAgain();
        QCOMPARE(shownIds(rig.model), naive(rig.store, text, states, order));
        QCOMPARE(rig.model.total(), int(rig.store.clients().size()));
    }
}

HUB_TEST(tst_ClientsModelStorm)
#include "tst_clientsmodelstorm.moc"
