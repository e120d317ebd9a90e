import Notation

/// A verb's command line, read: what was given for each argument and option.
package struct Invocation: Equatable {
    package private(set) var arguments: [String] = []
    package private(set) var values: [String: [String]] = [:]
    package private(set) var flags: Set<String> = []

    /// Reads the words after the verb; throws with the nearest match when one is unknown.
    package init(_ words: [String], for verb: Verb) throws(CommandFailure) {
        var rest = words[...]
        var optionsEnded = false
        while let word = rest.popFirst() {
            if word == "--", !optionsEnded {
                optionsEnded = true
            } else if word.hasPrefix("-"), word != "-", !optionsEnded {
                try takeOption(word, &rest, verb)
            } else {
                arguments.append(word)
            }
        }
        try checkCount(verb)
    }

    /// The value of an option; nil when it was not given.
    package func value(_ name: String) -> String? {
        values[name]?.first
    }

    /// Every value of an option that may be given more than once.
    package func all(_ name: String) -> [String] {
        values[name] ?? []
    }

    /// Whether a switch was given.
    package func has(_ name: String) -> Bool {
        flags.contains(name)
    }

    /// The value of an option as a whole number within a range.
    package func integer(_ name: String, in range: ClosedRange<Int>) throws(CommandFailure) -> Int?
    {
        guard let text = value(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw CommandFailure(
                .usage,
                "\(name) is “\(text)”, which is no whole number from \(range.lowerBound) "
                    + "to \(range.upperBound).",
                remedy: "Give a number within that range."
            )
        }
        return number
    }

    private mutating func takeOption(
        _ word: String,
        _ rest: inout ArraySlice<String>,
        _ verb: Verb
    ) throws(CommandFailure) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let option = verb.options.first(where: { $0.name == name }) else {
            let near = nearestName(to: name, among: verb.options.map(\.name))
            throw CommandFailure(
                .usage,
                "“\(name)” is no option of placard \(verb.name).",
                remedy: near.map { "Did you mean \($0)?" }
                    ?? "See placard \(verb.name) --help for its options."
            )
        }
        guard let placeholder = option.value else {
            guard parts.count == 1 else {
                throw CommandFailure(
                    .usage,
                    "\(name) takes no value.",
                    remedy: "Give it alone: \(name)"
                )
            }
            flags.insert(name)
            return
        }
        guard values[name] == nil || option.isRepeatable else {
            throw CommandFailure(
                .usage,
                "\(name) is given twice.",
                remedy: "Give it once."
            )
        }
        if parts.count == 2 {
            values[name, default: []].append(String(parts[1]))
        } else if let value = rest.popFirst() {
            values[name, default: []].append(value)
        } else {
            throw CommandFailure(
                .usage,
                "\(name) needs a value.",
                remedy: "Give it as \(name) \(placeholder)"
            )
        }
    }

    private func checkCount(_ verb: Verb) throws(CommandFailure) {
        let needed = verb.arguments.filter { $0.count == .one || $0.count == .oneOrMore }
        if arguments.count < needed.count {
            let missing = needed[arguments.count]
            throw CommandFailure(
                .usage,
                "placard \(verb.name) needs \(missing.name): \(missing.help)",
                remedy: "Usage: \(HelpText.usageLine(of: verb))"
            )
        }
        let unbounded = verb.arguments.contains { $0.count == .oneOrMore || $0.count == .any }
        if !unbounded, arguments.count > verb.arguments.count {
            throw CommandFailure(
                .usage,
                "“\(arguments[verb.arguments.count])” is one argument too many.",
                remedy: "Usage: \(HelpText.usageLine(of: verb))"
            )
        }
    }
}
