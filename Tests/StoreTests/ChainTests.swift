import Disclosure
import Store
import TestKit
import Testing

/// A try to sign in a certain state of the chain, and the answer; nil when it is taken.
struct ChainCase: Sendable, CustomTestStringConvertible {
    let item: String
    let step: SignatureStep
    let person: String
    let answer: String?

    var testDescription: String { "\(item): \(step.rawValue) by \(person)" }

    static let all = [
        ChainCase(item: "draft", step: .drafted, person: "甲", answer: nil),
        ChainCase(item: "draft", step: .checked, person: "甲", answer: "checked comes after"),
        ChainCase(item: "draft", step: .approved, person: "甲", answer: "approved comes after"),
        ChainCase(item: "draft", step: .withdrawn, person: "甲", answer: "only a signed"),
        ChainCase(item: "drafted", step: .drafted, person: "甲", answer: "already signed"),
        ChainCase(item: "drafted", step: .checked, person: "甲", answer: nil),
        ChainCase(item: "drafted", step: .checked, person: "张三", answer: "three different"),
        ChainCase(item: "drafted", step: .approved, person: "甲", answer: "approved comes after"),
        ChainCase(item: "drafted", step: .withdrawn, person: "张三", answer: nil),
        ChainCase(item: "checked", step: .approved, person: "甲", answer: nil),
        ChainCase(item: "checked", step: .approved, person: "张三", answer: "three different"),
        ChainCase(item: "checked", step: .approved, person: "李四", answer: "three different"),
        ChainCase(
            item: "checked",
            step: .approved,
            person: "张\u{3000}三",
            answer: "three different"
        ),
        ChainCase(item: "checked", step: .withdrawn, person: "李四", answer: nil),
        ChainCase(item: "hung", step: .approved, person: "甲", answer: "already signed"),
        ChainCase(item: "hung", step: .withdrawn, person: "王五", answer: nil),
        ChainCase(item: "gone", step: .withdrawn, person: "王五", answer: "already signed"),
        ChainCase(item: "edited", step: .approved, person: "甲", answer: "already signed"),
        ChainCase(item: "edited", step: .withdrawn, person: "甲", answer: nil),
        ChainCase(item: "nobody", step: .drafted, person: "甲", answer: "no such revision"),
    ]
}

@Suite("The chain of hands, signed through the program")
struct ChainTests {
    @Test("S01: takes what is next in the chain and refuses all else", arguments: ChainCase.all)
    func step(_ step: ChainCase) throws {
        let store = try StoreBench.furnished().open(.writing)
        let error = try storeError {
            try store.sign(
                item: step.item,
                revision: 1,
                step: step.step,
                person: step.person,
                at: StoreBench.now,
                reason: "到期"
            )
        }
        if let answer = step.answer {
            let problem = try #require(error?.problem, "it was taken")
            #expect(problem.contains(answer))
        } else {
            #expect(error == nil)
        }
    }

    @Test(
        "letters of other scripts are folded too",
        arguments: [
            ("\u{C9}mile", "e\u{301}mile"), ("\u{413}\u{430}", "\u{433}\u{430}"),
        ]
    )
    func foldedNames(_ one: String, _ other: String) throws {
        let store = try StoreBench.furnished().open(.writing)
        try store.sign(item: "draft", revision: 1, step: .drafted, person: one, at: StoreBench.now)
        let error = try storeError {
            try store.sign(
                item: "draft",
                revision: 1,
                step: .checked,
                person: other,
                at: StoreBench.now
            )
        }
        #expect(error?.code == .refused)
    }

    @Test("withdrawing takes the hanging revision, and an older approval never returns")
    func withdrawal() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open(.writing)
        try StoreBench.sign(store, "edited", revision: 2)
        #expect(try store.items(ItemFilter(state: .approved)).map(\.hanging) == [2, 1])
        try store.withdraw(item: "edited", person: "赵六", at: StoreBench.now, reason: "有误")
        #expect(try store.snapshot().snapshot.revisions.map(\.item.id) == ["hung"])
        #expect(try store.history(of: "edited").map(\.signatures.count) == [3, 4])
    }

    @Test("turning down an edit leaves what hangs where it is")
    func turnedDown() throws {
        let bench = try StoreBench.furnished()
        let store = try bench.open(.writing)
        try StoreBench.sign(store, "edited", revision: 2, steps: 2)
        try store.withdraw(
            item: "edited",
            revision: 2,
            person: "赵六",
            at: StoreBench.now,
            reason: "不实"
        )
        let hanging = try store.snapshot().snapshot.revisions.map {
            "\($0.item.id) \($0.revision.number)"
        }
        #expect(hanging == ["edited 1", "hung 1"])
    }

    @Test("withdrawing something unknown says so")
    func unknown() throws {
        let store = try StoreBench.furnished().open(.writing)
        let error = try storeError {
            try store.withdraw(item: "nobody", person: "甲", at: StoreBench.now, reason: "到期")
        }
        #expect(error?.code == .unknown)
        #expect(
            error?.description == "cannot withdraw nobody: there is no such item."
                + " Check the id and the number of the revision."
        )
    }
}
