import Disclosure
import Planning

/// One item among those that share a table.
struct TableEntry {
    let revision: ApprovedRevision
    let slot: Slot

    init?(_ slot: Slot) {
        guard case .item(let revision) = slot.content else { return nil }
        self.revision = revision
        self.slot = slot
    }

    var item: Item { revision.item }
    var lamp: Lamp? { slot.lamp }
    var key: ItemKey { ItemKey(revision, lamp: lamp) }
}

/// Boards on which several items show at once, in tables or a ticker.
extension Composing {
    /// One act for all that tables and ticker take, then the turns of the other items; nil when
    /// the layout has neither.
    mutating func overviewActs(_ slots: [Slot], memory: inout ActMemory) -> [Act]? {
        let queries = layout.zones.compactMap { zone in
            if case .table(let table) = zone.source { table.query } else { nil }
        }
        let ticker = layout.tickerZone
        guard !queries.isEmpty || ticker != nil else { return nil }
        let entries = slots.compactMap(TableEntry.init)
        let tables = queries.map { $0.selection(entries) { ($0.item, $0.lamp) } }
        let shown = tables.flatMap(\.self)
        var running: [TableEntry] = []
        if case .text(let text) = ticker?.source {
            running = text.query.selection(entries) { ($0.item, $0.lamp) }
        }
        let taken = Set((shown + running).map { ShownRevision($0.revision) })
        var acts: [Act] = []
        if !(shown + running).isEmpty {
            let selections = (tables + [running]).map { $0.map(\.key) }
            let made = memory.shared(showing: selections) { memory in
                var alone = self.alone
                let act: Act
                if let ticker, !running.isEmpty {
                    act = alone.tickerAct(running, in: ticker, beside: entries, memory: &memory)
                } else {
                    act = alone.tableAct(entries, shows: shown)
                }
                return Laid(value: act, warnings: alone.warnings)
            }
            for warning in made.warnings { warn(warning) }
            acts.append(made.value)
        }
        let left = entries.filter { !taken.contains(ShownRevision($0.revision)) }
        return acts + turns(ofThoseLeft: left, memory: &memory)
    }

    /// What the tables did not take has its turn, if the layout has zones for that.
    private mutating func turns(
        ofThoseLeft entries: [TableEntry],
        memory: inout ActMemory
    ) -> [Act] {
        let hasTurns = layout.zones.contains { zone in
            zone.condition != .always && zone.condition != .overview
        }
        if hasTurns { return turns(entries.map(\.slot), memory: &memory) }
        for entry in entries { warn(.notShown(item: entry.item.id)) }
        return entries.isEmpty ? [] : idleWords()
    }

    private mutating func tableAct(_ entries: [TableEntry], shows: [TableEntry]) -> Act {
        let lanes = lanes(.overview, filling(nil, lamp: nil), entries: entries)
        let standing = lanes.map(\.standingText).joined(separator: " ")
        let reading = composer.frames(milliseconds: composer.pace.pageMilliseconds(standing))
        var seen = Set<ShownRevision>()
        let revisions = shows.map { ShownRevision($0.revision) }.filter { seen.insert($0).inserted }
        return ActTiming.act(lanes, atLeast: reading, shows: revisions)
    }
}
