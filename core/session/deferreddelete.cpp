// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/deferreddelete.h"

namespace hub {

class DeferredDelete::Batch : public QObject
{
public:
    ~Batch() override
    {
        for (const QPointer<QObject> &object : objects)
            delete object.data();
    }

    std::vector<QPointer<QObject>> objects;
};

void DeferredDelete::add(QObject *object)
{
    auto *batch = static_cast<Batch *>(m_batch.data());
    if (!batch) {
        batch = new Batch;
        m_batch = batch;
        batch->deleteLater();
    }
    batch->objects.emplace_back(object);
}

} // namespace hub
