/// The units as a tree, for names and for questions of who stands above whom.
public struct UnitTree: Sendable, Hashable {
    private let units: [String: Unit]
    private let children: [String: [String]]

    /// Makes a tree; of two units with one code the later counts.
    public init(_ units: [Unit]) {
        self.units = Dictionary(units.map { ($0.code, $0) }, uniquingKeysWith: { $1 })
        var children: [String: [String]] = [:]
        for unit in self.units.values {
            if let parent = unit.parent { children[parent, default: []].append(unit.code) }
        }
        self.children = children.mapValues { $0.sorted() }
    }

    /// The unit with a code.
    public func unit(_ code: String) -> Unit? {
        units[code]
    }

    /// Tells whether no unit stands below.
    public func hasNoneBelow(_ code: String) -> Bool { children[code] == nil }

    /// The unit's name, or its code when the unit is unknown.
    public func name(of code: String) -> String {
        units[code]?.name ?? code
    }

    /// Codes of the units above, nearest first; a circle is cut where it closes.
    public func ancestors(of code: String) -> [String] {
        var found: [String] = []
        var next = units[code]?.parent
        while let parent = next, parent != code, !found.contains(parent) {
            found.append(parent)
            next = units[parent]?.parent
        }
        return found
    }

    /// Codes of the units below, each before its own children, brothers by code.
    public func descendants(of code: String) -> [String] {
        var found: [String] = []
        var seen: Set<String> = [code]
        var waiting = Array((children[code] ?? []).reversed())
        while let next = waiting.popLast() {
            guard seen.insert(next).inserted else { continue }
            found.append(next)
            waiting.append(contentsOf: (children[next] ?? []).reversed())
        }
        return found
    }

    /// Tells whether a unit is another one or stands below it.
    public func isUnit(_ code: String, within scope: String) -> Bool {
        code == scope || ancestors(of: code).contains(scope)
    }
}
