/// The help texts, written from the table of verbs.
package enum HelpText {
    /// The columns a help line may take.
    package static let width = 80

    /// The list of all verbs.
    package static func overview(_ groups: [VerbGroup]) -> String {
        var text = """
            placard — government disclosure on LED boards and lobby kiosks (榜)

            Usage: placard VERB [ARGUMENTS] [OPTIONS]


            """
        let longest = groups.flatMap(\.verbs).map(\.name.count).max() ?? 0
        for group in groups {
            text += group.title + "\n"
            for verb in group.verbs {
                text += row(verb.name, verb.summary, column: longest + 4)
            }
            text += "\n"
        }
        text += "placard VERB --help explains a verb; placard demo shows everything at once.\n\n"
        text += "Exit codes\n"
        for code in ExitCode.allCases {
            text += row(String(code.rawValue), code.meaning, column: longest + 4)
        }
        return text
    }

    /// The help of one verb.
    package static func text(of verb: Verb) -> String {
        var text = "Usage: \(usageLine(of: verb))\n\n"
        text += wrapped(verb.summary + ".", indent: 0) + "\n"
        for paragraph in verb.discussion.split(separator: "\n\n") {
            text += "\n"
            // A paragraph that begins with spaces is an example and keeps its lines.
            text +=
                paragraph.hasPrefix("  ")
                ? paragraph + "\n"
                : wrapped(String(paragraph), indent: 0)
                    + "\n"
        }
        if !verb.arguments.isEmpty {
            text += "\nArguments\n"
            for argument in verb.arguments {
                text += row(argument.name, argument.help, column: 22)
            }
        }
        text += "\nOptions\n"
        for option in verb.options {
            let left = option.value.map { "\(option.name) \($0)" } ?? option.name
            text += row(left, option.help, column: 22)
        }
        text += row("--help", "Print this text", column: 22)
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
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = margin
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            if line.count > indent, line.count + 1 + word.count > width {
                lines.append(line)
                line = margin
            }
            line += (line.count > indent ? " " : "") + word
        }
        lines.append(line)
        return lines.joined(separator: "\n")
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
