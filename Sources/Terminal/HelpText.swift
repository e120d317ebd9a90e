package import Wording

/// The help texts, written from the table of verbs.
package enum HelpText {
    /// The columns a help line may take.
    package static let width = 80

    /// The list of all verbs.
    package static func overview(_ groups: [VerbGroup], in language: Language = .english)
        -> String
    {
        let title = "placard — government disclosure on LED boards and lobby kiosks (榜)"
        var text = language.words(title) + "\n\n"
        text += language.words("Usage: placard VERB [ARGUMENTS] [OPTIONS]") + "\n\n"
        let longest = groups.flatMap(\.verbs).map(\.name.count).max() ?? 0
        for group in groups {
            text += language.words(group.title) + "\n"
            for verb in group.verbs {
                text += row(verb.name, language.words(verb.summary), column: longest + 4)
            }
            text += "\n"
        }
        text += language.words(
            "placard VERB --help explains a verb; placard demo shows everything at once."
        )
        text += "\n\n" + language.words("Exit codes") + "\n"
        for code in ExitCode.allCases {
            text += row(String(code.rawValue), language.words(code.meaning), column: longest + 4)
        }
        return text
    }

    /// The help of one verb.
    package static func text(of verb: Verb, in language: Language = .english) -> String {
        var text = language.words("Usage: \(usageLine(of: verb))") + "\n\n"
        let stop = language == .english ? "." : "。"
        text += wrapped(language.words(verb.summary) + stop, indent: 0) + "\n"
        for paragraph in verb.discussion.split(separator: "\n\n") {
            text += "\n"
            // A paragraph that begins with spaces is an example and keeps its lines.
            text +=
                paragraph.hasPrefix("  ")
                ? paragraph + "\n"
                : wrapped(language.words(String(paragraph)), indent: 0)
                    + "\n"
        }
        if !verb.arguments.isEmpty {
            text += "\n\(language.words("Arguments"))\n"
            for argument in verb.arguments {
                text += row(argument.name, language.words(argument.help), column: 22)
            }
        }
        text += "\n\(language.words("Options"))\n"
        for option in verb.options {
            let left = option.value.map { "\(option.name) \($0)" } ?? option.name
            text += row(left, language.words(option.help), column: 22)
        }
        text += row("--help", language.words("Print this text"), column: 22)
        return text
    }

    /// The usage line of a verb.
    package static func usageLine(of verb: Verb) -> String {
        var words = ["placard", verb.name]
        for argument in verb.arguments {
            switch argument.count {
            case .one: words.append(argument.name)
            case .optional: words.append("[\(argument.name)]")
            case .oneOrMore: words.append("\(argument.name)...")
            case .any: words.append("[\(argument.name)...]")
            }
        }
        if !verb.options.isEmpty { words.append("[OPTIONS]") }
        return words.joined(separator: " ")
    }

    private static func row(_ left: String, _ right: String, column: Int) -> String {
        let head = "  " + left
        let body = wrapped(right, indent: column)
        if head.count + 1 < column {
            return head + body.dropFirst(head.count) + "\n"
        }
        return head + "\n" + body + "\n"
    }

    private static func wrapped(_ text: String, indent: Int) -> String {
        Wrapping.wrapped(text, indent: indent, width: width)
    }
}

/// Verbs that belong together in the list.
package struct VerbGroup: Sendable {
    package let title: String
    package let verbs: [Verb]

    package init(title: String, verbs: [Verb]) {
        self.title = title
        self.verbs = verbs
    }
}
