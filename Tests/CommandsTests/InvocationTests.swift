import Testing

@testable import Commands

@Suite("Reading a command line")
struct InvocationTests {
    private static let verb = Verb(
        "preview",
        "Draw",
        discussion: "",
        arguments: [
            Argument("ITEM", "an item"), Argument("BOARD", "a board", count: .optional),
        ],
        options: [
            .value("--png", "FILE", "where to write"), .flag("--terminal", "draw here"),
            .value("--scale", "DOTS", "dots"),
        ],
        run: { _, _ in .success }
    )

    @Test("arguments, values and switches come in any order")
    func anyOrder() throws {
        let words = ["--png", "a.png", "KP-001", "--terminal", "--scale=4", "hall"]
        let read = try Invocation(words, for: Self.verb)
        #expect(read.arguments == ["KP-001", "hall"])
        #expect(read.value("--png") == "a.png")
        #expect(read.value("--scale") == "4")
        #expect(read.has("--terminal"))
    }

    @Test("after -- everything is an argument")
    func doubleDash() throws {
        let read = try Invocation(["--", "--png"], for: Self.verb)
        #expect(read.arguments == ["--png"])
    }

    @Test(
        "what is wrong is named, with the next step",
        arguments: [
            (
                ["KP-001", "--pgn", "a"], "“--pgn” is no option of placard preview.",
                "Did you mean --png?"
            ),
            (["KP-001", "--png"], "--png needs a value.", "Give it as --png FILE"),
            (
                ["KP-001", "--terminal=yes"], "--terminal takes no value.",
                "Give it alone: --terminal"
            ),
            (["KP-001", "--png", "a", "--png", "b"], "--png is given twice.", "Give it once."),
            (
                [], "placard preview needs ITEM: an item",
                "Usage: placard preview ITEM [BOARD] [OPTIONS]"
            ),
            (
                ["a", "b", "c"], "“c” is one argument too many.",
                "Usage: placard preview ITEM [BOARD] [OPTIONS]"
            ),
        ]
    )
    func refusals(words: [String], problem: String, remedy: String) {
        let expected = CommandFailure(.usage, problem, remedy: remedy)
        #expect(throws: expected) { try Invocation(words, for: Self.verb) }
    }

    @Test("a number outside its range names the range", arguments: ["0", "65", "4x", "", "４"])
    func ranges(text: String) throws {
        let read = try Invocation(["KP-001", "--scale", text], for: Self.verb)
        #expect(throws: CommandFailure.self) { try read.integer("--scale", in: 1...64) }
    }
}
