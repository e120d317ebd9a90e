/// What is wrong with a text: where, what, and what to do about it.
public struct NotationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where in the text; nil when the text as a whole is at fault.
    public var position: TextPosition?
    /// Which value, as a JSON path such as `$.items[3].plan.due`.
    public var path: String
    /// What is wrong, a clause without a full stop.
    public var problem: String
    /// The next step, a clause without a full stop.
    public var remedy: String

    /// Makes an error from its parts.
    public init(position: TextPosition?, path: String, problem: String, remedy: String) {
        self.position = position
        self.path = path
        self.problem = problem
        self.remedy = remedy
    }

    /// The whole sentence.
    ///
    /// For example `3:14: $.items[0].id: the id is empty; give every item an id.`
    public var description: String {
        let place = position.map { "\($0): " } ?? ""
        return "\(place)\(path): \(problem); \(remedy)."
    }

    /// The same error seen from one level further out, whose step is `.key` or `[index]`.
    func inside(_ step: String) -> NotationError {
        var outer = self
        outer.path = step + path
        return outer
    }
}

/// Where a value stands in its document; a chain, so that a step costs one small allocation.
indirect enum JSONPath: Sendable, CustomStringConvertible {
    case root
    case member(JSONPath, String)
    case element(JSONPath, Int)

    /// The path as text, `$.items[3].plan.due`.
    var description: String {
        var steps: [String] = []
        var rest = self
        while true {
            switch rest {
            case .root:
                return "$" + steps.reversed().joined()
            case .member(let outer, let key):
                steps.append(JSONPath.step(key))
                rest = outer
            case .element(let outer, let index):
                steps.append("[\(index)]")
                rest = outer
            }
        }
    }

    /// One step into an object: `.key`, or `["a key"]` for a key that is no plain word.
    static func step(_ key: String) -> String {
        let isPlain =
            !key.isEmpty
            && key.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
        return isPlain ? ".\(key)" : "[\(JSONValue.string(key).compactText)]"
    }
}
