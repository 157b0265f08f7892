// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the dashboard's table of clients costs with 10,000 of them, on this machine: taking them in, following updates,
// sorting and filtering. Each with the table shown and painted, as the user waits for it. Prints medians; asserts
// nothing.

#include "ui/clients/clientsmodel.h"
#include "ui/clients/clientstable.h"
#include "ui/common/appearance.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>

using namespace hub;
using namespace hub::ui;

namespace {

constexpr int Clients = 10000;
constexpr int Rounds = 15;

/// The list of clients, and nothing else.
class ListLink : public ClientsApi
{
public:
    void edit(ClienteId, const clients::Edit &, QObject *, Answer<bool>) override {}
    void remove(ClienteId, QObject *, Answer<void>) override {}
    void history(ClienteId, const PageRequest &, QObject *, Answer<hub::ResultPage<clients::HistoryEntry>>) override {}
    void setInterest(const QByteArray &, const std::vector<ClienteId> &) override {}
    void checkSoon(ClienteId) override {}
    bool supports(EngineProfile::Operation) const override { return true; }
    void importSessions(QObject *, Answer<clients::Imported>) override {}
    void requestPairingCode(ClienteId, const QString &, QObject *, Answer<PairingCode>) override {}
    void connectSession(ClienteId, QObject *, Answer<void>) override {}
    void disconnectSession(ClienteId, QObject *, Answer<void>) override {}
    void fetchQr(ClienteId, QObject *, Answer<QrCode>) override {}
};

MonitoredClient made(int number, QRandomGenerator &random)
{
    static const QStringList kinds{QStringLiteral("Panadería"), QStringLiteral("Bakery"), QStringLiteral("Kiosk"),
                                   QStringLiteral("Dentist"), QStringLiteral("Ferretería")};
    static const QStringList places{QStringLiteral("Palermo"), QStringLiteral("Córdoba"), QStringLiteral("Luján"),
                                    QStringLiteral("Ñuñoa")};
    MonitoredClient client{.client = *ClienteId::fromNumber(number)};
    client.name = QStringLiteral("%1 %2 %3")
                      .arg(kinds[random.bounded(int(kinds.size()))], places[random.bounded(int(places.size()))])
                      .arg(number);
    client.state = AllSessionStates[size_t(random.bounded(int(AllSessionStates.size())))];
    client.lastKnown = client.state;
    client.account = QStringLiteral("54911%1").arg(10000000 + random.bounded(90000000));
    client.since = 1700000000000 - random.bounded(1000000000);
    client.lastChecked = client.lastGoodAnswer = 1700000000000 - random.bounded(60000);
    client.lastMessageSent = random.bounded(2) ? 1700000000000 - random.bounded(1000000000) : 0;
    return client;
}

double median(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

/// The same work several times; each time to the end of painting.
template<typename Work>
void measure(const char *what, ClientsTable &table, Work work)
{
    std::vector<double> alone;
    std::vector<double> painted;
    for (int round = 0; round < Rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        work(round);
        alone.push_back(double(timer.nsecsElapsed()) / 1e6);
        table.viewport()->repaint();
        QCoreApplication::processEvents();
        painted.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::printf("%-34s %7.2f ms; painted %7.2f ms; longest %7.2f ms\n", what, median(alone), median(painted),
                *std::max_element(painted.begin(), painted.end()));
}

void takeIn(ListLink &link, ClientsTable &table)
{
    QRandomGenerator random(1);
    ClientStatusStore::Changes all;
    all.complete = true;
    for (int number = 1; number <= Clients; ++number)
        all.changed.push_back(made(number, random));
    QElapsedTimer timer;
    timer.start();
    Q_EMIT link.changed(all);
    table.viewport()->repaint();
    QCoreApplication::processEvents();
    std::printf("%-34s %7.2f ms\n", "10,000 clients taken in", double(timer.nsecsElapsed()) / 1e6);
}

void follow(ListLink &link, ClientsTable &table)
{
    QRandomGenerator random(2);
    const auto update = [&](int count) {
        ClientStatusStore::Changes changes;
        for (int i = 0; i < count; ++i)
            changes.changed.push_back(made(1 + random.bounded(Clients), random));
        Q_EMIT link.changed(changes);
    };
    table.sortByColumn(int(ClientColumn::State), Qt::AscendingOrder);
    measure("300 change while sorted by state", table, [&](int) { update(300); });
    table.selectAll();
    measure("  the same with all selected", table, [&](int) { update(300); });
    table.clearSelection();
    int next = Clients;
    measure("100 added, all over the table", table, [&](int) {
        ClientStatusStore::Changes changes;
        for (int i = 0; i < 100; ++i)
            changes.changed.push_back(made(++next, random));
        Q_EMIT link.changed(changes);
    });
    measure("100 removed, all over the table", table, [&](int) {
        ClientStatusStore::Changes changes;
        for (int i = 0; i < 100; ++i)
            changes.removed.push_back(*ClienteId::fromNumber(next--));
        Q_EMIT link.changed(changes);
    });
}

void sort(const ClientsModel &model, ClientsTable &table)
{
    for (int column = 0; column < ClientColumnCount; ++column) {
        const QByteArray what =
            "sort by " + model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().toLatin1();
        measure(what.constData(), table,
                [&](int round) { table.sortByColumn(column, round % 2 ? Qt::AscendingOrder : Qt::DescendingOrder); });
    }
    table.sortByColumn(0, Qt::AscendingOrder);
}

void filter(ClientsModel &model, ClientsTable &table)
{
    const auto byText = [&](const char *what, const QStringList &texts) {
        measure(what, table, [&](int round) { model.setFilter(texts[round % texts.size()], {}); });
    };
    byText("filter: a digit more, a digit less", {QStringLiteral("7"), QStringLiteral("77")});
    byText("filter: a name with marks", {QStringLiteral("ñuñoa"), QStringLiteral("panaderia lujan")});
    byText("filter: nobody, everybody", {QStringLiteral("zzz"), QString()});
    measure("filter: chips", table, [&](int round) {
        model.setFilter({}, round % 2 ? QSet{SessionState::Ready}
                                      : QSet{SessionState::QrRequired, SessionState::Banned, SessionState::Error});
    });
    model.setFilter({}, {});
    measure("filter with all selected", table, [&](int round) {
        if (round % 2 == 0)
            table.selectAll();
        model.setFilter(round % 2 ? QString() : QStringLiteral("1"), {});
    });
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    applyAppearance(application, Appearance::Light);
    ListLink link;
    ClientStore store(link);
    ClientsModel model(store);
    ClientsTable table(model);
    table.resize(1100, 800);
    table.show();
    takeIn(link, table);
    follow(link, table);
    sort(model, table);
    filter(model, table);
    return 0;
}
