import Disclosure
import Testing

@testable import Planning

@Suite("What was made of an item is kept while it stays as it is")
struct ItemMemoryTests {
    private func key(_ id: String, lamp: Lamp? = nil, title: String = "题") -> ItemKey {
        let item = Item(
            id: id,
            kind: .notice,
            unit: "county",
            title: title,
            body: "",
            urgency: .routine,
            window: Window(from: nil, until: nil),
            plan: nil
        )
        let hanging = snapshot([item], units: [], digest: { $0.title })
        return ItemKey(hanging.revisions[0], lamp: lamp)
    }

    @Test("made once, kept over rounds, made anew after a change and after a round without it")
    func rounds() {
        var memory = ItemMemory<Int>()
        var made = 0
        func recall(_ key: ItemKey) -> Int {
            memory.recall(key) {
                made += 1
                return made
            }
        }
        #expect(!memory.isAsked)
        #expect(recall(key("a")) == 1)
        #expect(memory.isAsked)
        memory.forgetUnused()
        #expect(!memory.isAsked)
        for _ in 0..<3 {
            #expect(recall(key("a")) == 1)
            memory.forgetUnused()
        }
        #expect(recall(key("a", lamp: .late)) == 2)
        #expect(recall(key("b")) == 3)
        memory.forgetUnused()
        #expect(recall(key("a", lamp: .late, title: "改")) == 4)
        #expect(recall(key("b")) == 3)
        memory.forgetUnused()
        #expect(recall(key("b")) == 3)
        memory.forgetUnused()
        #expect(recall(key("a", lamp: .late, title: "改")) == 5)
    }
}
