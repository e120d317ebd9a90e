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
