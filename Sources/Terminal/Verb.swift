/// One option of a verb.
package struct Option: Sendable {
    /// With its dashes, for example `--png`.
    package let name: String
    /// What stands for its value in the help, for example `FILE`; nil for a switch.
    package let value: String?
    /// One line of help.
    package let help: String
    /// Whether it may be given more than once.
    package var isRepeatable = false

    package static func flag(_ name: String, _ help: String) -> Option {
        Option(name: name, value: nil, help: help)
    }

    package static func value(_ name: String, _ value: String, _ help: String) -> Option {
        Option(name: name, value: value, help: help)
    }

    package static func values(_ name: String, _ value: String, _ help: String) -> Option {
        Option(name: name, value: value, help: help, isRepeatable: true)
    }
}

/// One positional argument of a verb.
package struct Argument: Sendable {
    package enum Count: Sendable {
        case one
        case optional
        case oneOrMore
        case any
    }

    /// What stands for it in the help, for example `ITEM`.
    package let name: String
    package let count: Count
    /// One line of help.
    package let help: String

    package init(_ name: String, _ help: String, count: Count = .one) {
        self.name = name
        self.count = count
        self.help = help
    }
}

/// One verb of the command line, as data: the parser, the help and the tests read the same table.
package struct Verb: Sendable {
    package let name: String
    /// One line for the list of verbs.
    package let summary: String
    /// Paragraphs for the verb's own help.
    package let discussion: String
    package let arguments: [Argument]
    package let options: [Option]
    package let run: @Sendable (Invocation, Console) throws -> ExitCode

    package init(
        _ name: String,
        _ summary: String,
        discussion: String,
        arguments: [Argument] = [],
        options: [Option] = [],
        run: @escaping @Sendable (Invocation, Console) throws -> ExitCode
    ) {
        self.name = name
        self.summary = summary
        self.discussion = discussion
        self.arguments = arguments
        self.options = options
        self.run = run
    }
}
