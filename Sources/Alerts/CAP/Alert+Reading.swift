import Disclosure

extension Alert {
    /// Reads a message in UTF-8; one that breaks the standard anywhere is refused whole.
    public init(xml bytes: [UInt8]) throws(AlertError) {
        let root = try XMLParser.read(bytes)
        guard root.name.local == "alert" else {
            throw AlertError(
                root.position,
                "the document is no alert but \(root.name.local)",
                remedy: "send a CAP 1.2 message"
            )
        }
        let node = try AlertNode(root, path: "alert")
        var sent = Instant(milliseconds: 0)
        if let child = node.one("sent") { sent = try child.instant() }
        var references: [Reference] = []
        if let child = node.one("references") { references = try Self.references(child) }
        var infos: [AlertInfo] = []
        for child in node.many("info") { infos.append(try AlertInfo(child)) }
        self.init(
            identifier: node.word("identifier"),
            sender: node.word("sender"),
            sent: sent,
            // The schema has seen the words already.
            status: Status(rawValue: node.word("status")) ?? .draft,
            type: MessageType(rawValue: node.word("msgType")) ?? .error,
            scope: Scope(rawValue: node.word("scope")) ?? .addressed,
            references: references,
            infos: infos
        )
        if references.isEmpty, type == .update || type == .cancel {
            throw node.error(
                "\(type.rawValue) does not say which message it is about",
                remedy: "name it in references"
            )
        }
        if scope == .addressed, node.optional("addresses") == nil {
            throw node.error(
                "a private message does not say for whom it is",
                remedy: "name them in addresses"
            )
        }
    }

    /// Most messages that one may be about.
    static let maximumReferences = 500

    /// `sender,identifier,sent` with spaces between.
    private static func references(_ node: AlertNode) throws(AlertError) -> [Reference] {
        var found: [Reference] = []
        for word in node.text.split(whereSeparator: \.isWhitespace) {
            let parts = word.split(separator: ",", omittingEmptySubsequences: false)
            guard parts.count == 3, let sent = Instant(iso8601: String(parts[2])),
                !parts[0].isEmpty, !parts[1].isEmpty
            else {
                throw node.error(
                    "\"\(word)\" is no reference",
                    remedy: "write sender,identifier,sent"
                )
            }
            found.append(
                Reference(sender: String(parts[0]), identifier: String(parts[1]), sent: sent)
            )
        }
        guard found.count <= maximumReferences else {
            throw node.error(
                "it names \(found.count) messages",
                remedy: "name at most \(maximumReferences)"
            )
        }
        return found
    }
}

extension AlertInfo {
    fileprivate init(_ node: AlertNode) throws(AlertError) {
        var times: [String: Instant] = [:]
        for name in ["effective", "expires"] {
            if let child = node.one(name) { times[name] = try child.instant() }
        }
        self.init(
            language: node.optional("language") ?? "en-US",
            categories: Set(node.many("category").compactMap { Category(rawValue: $0.text) }),
            event: node.word("event"),
            urgency: Urgency(rawValue: node.word("urgency")) ?? .unknown,
            severity: Severity(rawValue: node.word("severity")) ?? .unknown,
            certainty: Certainty(rawValue: node.word("certainty")) ?? .unknown,
            effective: times["effective"],
            expires: times["expires"],
            senderName: node.optional("senderName"),
            headline: node.optional("headline"),
            description: node.optional("description"),
            instruction: node.optional("instruction"),
            areas: node.many("area").map { area in
                Area(
                    description: area.word("areaDesc"),
                    codes: area.many("geocode").map {
                        Code(system: $0.word("valueName"), value: $0.word("value"))
                    },
                    polygons: area.many("polygon").compactMap { AlertPolygon($0.text) },
                    circles: area.many("circle").compactMap { AlertCircle($0.text) }
                )
            }
        )
    }
}
