import Notation

/// A strict reader of XML 1.0 with namespaces, in UTF-8, without document types.
///
/// Only the five predefined entities and character references are known, so that nothing can be
/// fetched and nothing can grow.
struct XMLParser {
    let scalars: [Unicode.Scalar]
    let limits: XMLLimits
    var index = 0
    var line = 1
    var column = 1
    private var elements = 0

    static let xmlSpace = "http://www.w3.org/XML/1998/namespace"
    static let xmlnsSpace = "http://www.w3.org/2000/xmlns/"

    static func read(
        _ bytes: [UInt8],
        limits: XMLLimits = .standard
    ) throws(AlertError) -> XMLElement {
        let start = TextPosition(line: 1, column: 1)
        guard bytes.count <= limits.maximumBytes else {
            throw AlertError(
                start,
                "the document has \(bytes.count) bytes, the limit is \(limits.maximumBytes) bytes",
                remedy: "send a smaller one",
                isBeyondLimits: true
            )
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw AlertError(
                start,
                "the document is not in UTF-8",
                remedy: "save it in UTF-8",
                isBeyondLimits: true
            )
        }
        var scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        var parser = XMLParser(scalars: normalised(scalars), limits: limits)
        return try parser.document()
    }

    private init(scalars: [Unicode.Scalar], limits: XMLLimits) {
        self.scalars = scalars
        self.limits = limits
    }

    /// XML 1.0 section 2.11: every line ends with a line feed.
    private static func normalised(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard scalars.contains("\r") else { return scalars }
        var result: [Unicode.Scalar] = []
        result.reserveCapacity(scalars.count)
        var wasReturn = false
        for scalar in scalars {
            if scalar == "\r" {
                result.append("\n")
            } else if scalar != "\n" || !wasReturn {
                result.append(scalar)
            }
            wasReturn = scalar == "\r"
        }
        return result
    }

    // MARK: Moving

    var position: TextPosition { TextPosition(line: line, column: column) }

    var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    mutating func advance() {
        if scalars[index] == "\n" {
            line += 1
            column = 1
        } else {
            column += 1
        }
        index += 1
    }

    func isNext(_ text: String) -> Bool {
        var at = index
        for scalar in text.unicodeScalars {
            guard at < scalars.count, scalars[at] == scalar else { return false }
            at += 1
        }
        return true
    }

    mutating func eat(_ text: String) -> Bool {
        guard isNext(text) else { return false }
        for _ in text.unicodeScalars { advance() }
        return true
    }

    @discardableResult
    mutating func skipSpace() -> Bool {
        let start = index
        while let scalar = next, Self.isSpace(scalar) { advance() }
        return index > start
    }

    func error(
        _ problem: String,
        remedy: String = "mend the XML",
        isBeyondLimits: Bool = false
    ) -> AlertError {
        AlertError(position, problem, remedy: remedy, isBeyondLimits: isBeyondLimits)
    }

    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
    }

    /// XML 1.0 section 2.2.
    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    // MARK: The document

    private mutating func document() throws(AlertError) -> XMLElement {
        if isNext("<?xml"), index + 5 < scalars.count, Self.isSpace(scalars[index + 5]) {
            try declaration()
        }
        try misc()
        guard next == "<" else { throw error("an element must stand here") }
        let scope = ["xml": Self.xmlSpace]
        let root = try element(scope, depth: 1)
        try misc()
        guard next == nil else { throw error("nothing may follow the document's element") }
        return root
    }

    /// Comments, processing instructions and space.
    private mutating func misc() throws(AlertError) {
        while true {
            skipSpace()
            if isNext("<!--") {
                try comment()
            } else if isNext("<?") {
                try instruction()
            } else if isNext("<!DOCTYPE") {
                throw error(
                    "a document type is not taken",
                    remedy: "send the alert without a DOCTYPE",
                    isBeyondLimits: true
                )
            } else {
                return
            }
        }
    }

    private mutating func element(
        _ outer: [String: String],
        depth: Int
    ) throws(AlertError) -> XMLElement {
        elements += 1
        guard depth <= limits.maximumDepth, elements <= limits.maximumElements else {
            throw error(
                "there are more than \(limits.maximumDepth) levels"
                    + " or \(limits.maximumElements) elements",
                remedy: "send a smaller document",
                isBeyondLimits: true
            )
        }
        let start = position
        advance()
        let name = try qualifiedName()
        let tag = try attributes()
        let scope = try self.scope(of: tag, inside: outer)
        var element = XMLElement(
            name: try resolve(name, scope, isAttribute: false),
            attributes: try resolved(tag, scope),
            contents: [],
            position: start
        )
        if eat("/>") { return element }
        guard eat(">") else { throw error("the tag must end with > here") }
        element.contents = try contents(scope, depth: depth)
        let end = position
        guard eat("</") else { throw error("the element \(name.written) is not closed") }
        let closing = try qualifiedName()
        guard closing == name else {
            throw AlertError(
                end,
                "the end of \(name.written) must stand here, not that of \(closing.written)",
                remedy: "mend the XML"
            )
        }
        skipSpace()
        guard eat(">") else { throw error("the end tag must end with > here") }
        return element
    }

    private mutating func contents(
        _ scope: [String: String],
        depth: Int
    ) throws(AlertError) -> [XMLElement.Content] {
        var contents: [XMLElement.Content] = []
        var text = String.UnicodeScalarView()
        func flush() {
            if !text.isEmpty { contents.append(.text(String(text))) }
            text = String.UnicodeScalarView()
        }
        while let scalar = next {
            if scalar == "<" {
                if isNext("</") { break }
                if isNext("<!--") {
                    try comment()
                } else if isNext("<![CDATA[") {
                    try characterData(into: &text)
                } else if isNext("<?") {
                    try instruction()
                } else {
                    flush()
                    contents.append(.element(try element(scope, depth: depth + 1)))
                }
            } else if scalar == "&" {
                text.append(try reference())
            } else {
                guard !isNext("]]>") else { throw error("]]> must not stand in text") }
                text.append(try character())
            }
        }
        flush()
        return contents
    }

    mutating func character() throws(AlertError) -> Unicode.Scalar {
        guard let scalar = next else { throw error("the document ends too early") }
        guard Self.isAllowed(scalar) else {
            throw error("a control character must not stand here")
        }
        advance()
        return scalar
    }
}
