/// Manual pages in man(7), written from the table of verbs.
package enum ManualPage {
    /// The page of the program: every verb with its summary, files and exit codes.
    package static func overview(_ groups: [VerbGroup], version: String) -> String {
        var page = head("placard", version)
        page += section("Name")
        page += "placard \\- government disclosure on LED boards and lobby kiosks\n"
        page += section("Synopsis")
        page += ".B placard\n.I VERB\n[\\fIARGUMENTS\\fR] [\\fIOPTIONS\\fR]\n"
        page += section("Description")
        page += """
            Takes approved items out of a store, lays them out for LED boards, drives the boards \
            over serial lines and TCP, and serves the same items to kiosks as read\\-only pages.

            """
        for group in groups {
            page += ".SS \(escaped(group.title))\n"
            for verb in group.verbs {
                page += ".TP\n.BR placard\\-\(escaped(verb.name)) (1)\n\(escaped(verb.summary))\n"
            }
        }
        page += section("Exit status")
        for code in ExitCode.allCases {
            page += ".TP\n.B \(code.rawValue)\n\(escaped(code.meaning))\n"
        }
        page += section("Files")
        for (path, what) in files {
            page += ".TP\n.I \(escaped(path))\n\(escaped(what))\n"
        }
        return page
    }

    /// The page of one verb.
    package static func text(of verb: Verb, version: String) -> String {
        var page = head("placard-\(verb.name)", version)
        page += section("Name")
        page += "placard\\-\(escaped(verb.name)) \\- \(escaped(verb.summary))\n"
        page += section("Synopsis")
        page += ".B \(escaped(HelpText.usageLine(of: verb)))\n"
        page += section("Description")
        for (place, paragraph) in verb.discussion.split(separator: "\n\n").enumerated() {
            if place > 0 { page += ".PP\n" }
            // A paragraph that begins with spaces is an example and keeps its lines.
            page +=
                paragraph.hasPrefix("  ")
                ? ".nf\n\(lines(String(paragraph)))\n.fi\n" : lines(String(paragraph)) + "\n"
        }
        if !verb.arguments.isEmpty {
            page += section("Arguments")
            for argument in verb.arguments {
                page += ".TP\n.I \(escaped(argument.name))\n\(lines(argument.help))\n"
            }
        }
        page += section("Options")
        for option in verb.options {
            let value = option.value.map { " \\fI\(escaped($0))\\fR" } ?? ""
            page += ".TP\n\\fB\(escaped(option.name))\\fR\(value)\n\(lines(option.help))\n"
        }
        page += ".TP\n\\fB\\-\\-help\\fR\nPrint a help text\n"
        page += section("See also") + ".BR placard (1)\n"
        return page
    }

    private static let files: [(String, String)] = [
        ("/etc/placard/placard.json5", "the configuration"),
        ("/var/lib/placard/placard.db", "the store"),
        ("/usr/share/placard/Layouts", "layout documents"),
        ("/usr/share/placard/fonts", "compiled faces"),
    ]

    private static func head(_ name: String, _ version: String) -> String {
        ".TH \(escaped(name.uppercased())) 1 \"\" \"placard \(version)\" \"Placard\"\n"
    }

    private static func section(_ title: String) -> String { ".SH \(title.uppercased())\n" }

    private static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { escaped(String($0)) }.joined(separator: "\n")
    }

    /// Backslashes and dashes stand for themselves; a dot or quote at a line's start is no request.
    private static func escaped(_ text: String) -> String {
        let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
    }
}
