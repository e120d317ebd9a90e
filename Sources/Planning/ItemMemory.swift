package import Disclosure

/// An item as a board shows it: a revision, and the lamp of its plan on the day.
package struct ItemKey: Hashable, Sendable {
    package let revision: ApprovedRevision
    package let lamp: Lamp?

    package init(_ revision: ApprovedRevision, lamp: Lamp?) {
        self.revision = revision
        self.lamp = lamp
    }
}

/// What was made of each item of a programme, for as long as its revision and lamp stay.
package struct ItemMemory<Value: Sendable>: Sendable {
    private typealias Entry = (key: ItemKey, value: Value)

    private var entries: [String: Entry] = [:]
    private var next: [String: Entry] = [:]

    /// Makes an empty memory.
    package init() {}

    /// Whether anything was asked for since the last forgetting.
    package var isAsked: Bool { !next.isEmpty }

    /// What was made of an item, else what `make` makes.
    package mutating func recall(_ key: ItemKey, make: () -> Value) -> Value {
        let item = key.revision.item.id
        if let known = entries[item], known.key == key {
            next[item] = known
            return known.value
        }
        let made = make()
        next[item] = (key, made)
        return made
    }

    /// Forgets what was not asked for since the last time.
    package mutating func forgetUnused() {
        entries = next
        next = [:]
    }
}
