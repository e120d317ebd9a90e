import Disclosure
import Notation

/// An element of an alert that keeps the schema.
struct AlertNode {
    let element: XMLElement
    /// The element's path, `alert/info/area`.
    let path: String
    /// Longest identifier and longest sender, in characters; with both a notice's source is one
    /// line of the store.
    static let nameLimit = 200

    /// The text without space around it.
    let text: String
    private let parts: [String: [AlertNode]]

    /// Checks an element and all below.
    init(_ element: XMLElement, path: String) throws(AlertError) {
        self.element = element
        self.path = path
        let own = element.text
        text = own.trimmed
        guard element.name.space == AlertSchema.namespace else {
            throw AlertError(
                element.position,
                "its namespace is \"\(element.name.space)\"",
                remedy: "send CAP 1.2, namespace \(AlertSchema.namespace)",
                element: path
            )
        }
        let hints: Set = ["schemaLocation", "noNamespaceSchemaLocation"]
        let isPlain = element.attributes.allSatisfy {
            $0.key.space == AlertSchema.instanceNamespace && hints.contains($0.key.local)
        }
        guard isPlain else {
            throw AlertError(
                element.position,
                "it has attributes",
                remedy: "remove them",
                element: path
            )
        }
        if let children = AlertSchema.children[element.name.local] {
            guard text.isEmpty else {
                throw AlertError(
                    element.position,
                    "text stands between the elements",
                    remedy: "remove it",
                    element: path
                )
            }
            parts = try Self.parts(of: element, path, children)
        } else {
            parts = [:]
            try checkText()
        }
    }

    private static func parts(
        of element: XMLElement,
        _ path: String,
        _ schema: [AlertSchema.Child]
    ) throws(AlertError) -> [String: [AlertNode]] {
        var parts: [String: [AlertNode]] = [:]
        var place = 0
        var isSigned = false
        for child in element.children {
            if path == "alert", child.name.space == AlertSchema.signatureNamespace {
                isSigned = true
                continue
            }
            let name = child.name.local
            let childPath = path + "/" + name
            guard let found = schema.firstIndex(where: { $0.name == name }) else {
                throw AlertError(
                    child.position,
                    "CAP 1.2 has no such element here",
                    remedy: "remove it",
                    element: childPath
                )
            }
            guard !isSigned else {
                throw AlertError(
                    child.position,
                    "the element stands behind the signature",
                    remedy: "let the signature stand last",
                    element: childPath
                )
            }
            guard found >= place, schema[found].isMany || parts[name] == nil else {
                throw AlertError(
                    child.position,
                    found < place ? "the element stands too late" : "the element stands twice",
                    remedy: "keep the order of CAP 1.2: "
                        + schema.map(\.name).joined(separator: ", "),
                    element: childPath
                )
            }
            place = found
            parts[name, default: []].append(try AlertNode(child, path: childPath))
        }
        for child in schema where child.isRequired && parts[child.name] == nil {
            throw AlertError(
                element.position,
                "the element \(child.name) is missing",
                remedy: "add it",
                element: path
            )
        }
        return parts
    }

    private func checkText() throws(AlertError) {
        let name = element.name.local
        if let child = element.children.first {
            throw error(at: child.position, "it holds an element", remedy: "write text alone")
        }
        if let words = AlertSchema.words[name], !words.contains(text) {
            throw error(
                "\"\(text)\" is not among its words",
                remedy: "write one of " + words.sorted().joined(separator: ", ")
            )
        }
        if AlertSchema.instants.contains(name) { _ = try instant() }
        try checkShape(name)
        let isName = name == "identifier" || name == "sender"
        if isName, text.count > Self.nameLimit {
            throw error(
                "it has \(text.count) characters",
                remedy: "write at most \(Self.nameLimit)"
            )
        }
        if isName, text.isEmpty || text.contains(where: { " ,<&\n\t".contains($0) }) {
            throw error(
                "\"\(text)\" is empty or holds a space, a comma, < or &",
                remedy: "write a name without them"
            )
        }
    }

    /// Section 3.2.4 says in words what the schema leaves open.
    private func checkShape(_ name: String) throws(AlertError) {
        if name == "polygon", AlertPolygon(text) == nil {
            throw error(
                "it is no closed line of four or more points",
                remedy: "write latitude,longitude with spaces between, the first again at the end"
            )
        }
        if name == "circle", AlertCircle(text) == nil {
            throw error(
                "\"\(text)\" is no circle",
                remedy: "write latitude,longitude, a space, and the radius in kilometres"
            )
        }
        if AlertSchema.decimals.contains(name), GeoPoint.decimal(text) == nil {
            throw error("\"\(text)\" is no number", remedy: "write feet, such as 1200")
        }
    }

    func error(
        at position: TextPosition? = nil,
        _ problem: String,
        remedy: String
    ) -> AlertError {
        AlertError(position ?? element.position, problem, remedy: remedy, element: path)
    }

    /// The instant; section 3.3.2 demands an offset and forbids `Z`.
    func instant() throws(AlertError) -> Instant {
        guard text.count == 25, let instant = Instant(iso8601: text) else {
            throw error(
                "\"\(text)\" is no instant of CAP",
                remedy: "write it like 2026-11-21T08:30:00+08:00"
            )
        }
        return instant
    }

    func one(_ name: String) -> AlertNode? { parts[name]?.first }

    func many(_ name: String) -> [AlertNode] { parts[name] ?? [] }

    func word(_ name: String) -> String { one(name)?.text ?? "" }

    /// The text of a child; nil when it is absent or empty.
    func optional(_ name: String) -> String? {
        one(name).flatMap { $0.text.isEmpty ? nil : $0.text }
    }
}

extension String {
    /// The text without XML's spaces around it.
    var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !XMLParser.isSpace($0) }),
            let last = scalars.lastIndex(where: { !XMLParser.isSpace($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}
