import Notation

/// A name as it is written, with its prefix.
struct XMLQualifiedName: Hashable {
    var prefix: String
    var local: String

    var written: String { prefix.isEmpty ? local : prefix + ":" + local }
}

/// An attribute as it is written.
struct XMLWrittenAttribute {
    var name: XMLQualifiedName
    var value: String
    var position: TextPosition

    /// The prefix that it declares, empty for the default; nil when it declares none.
    var declaredPrefix: String? {
        if name.prefix == "xmlns" { return name.local }
        return name.prefix.isEmpty && name.local == "xmlns" ? "" : nil
    }
}

extension XMLParser {
    /// XML 1.0, fifth edition, section 2.3, without U+FEFF, which nobody sees.
    private static func canBeginName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF,
            0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF,
            0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFEFE, 0xFF00...0xFFFD, 0x10000...0xEFFFF:
            true
        default: false
        }
    }

    private static func canContinueName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: canBeginName(scalar)
        }
    }

    mutating func name() throws(AlertError) -> String {
        guard let first = next, Self.canBeginName(first) else {
            throw error("a name must stand here")
        }
        var name = String.UnicodeScalarView()
        while let scalar = next, Self.canContinueName(scalar) {
            name.append(scalar)
            advance()
        }
        return String(name)
    }

    /// A name with at most one colon, which neither begins nor ends it.
    mutating func qualifiedName() throws(AlertError) -> XMLQualifiedName {
        let start = self
        let name = try name()
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let last = parts.last?.unicodeScalars.first,
            !parts[0].isEmpty, Self.canBeginName(last)
        else { throw start.error("\(name) is no name with a namespace") }
        return parts.count == 1
            ? XMLQualifiedName(prefix: "", local: name)
            : XMLQualifiedName(prefix: String(parts[0]), local: String(parts[1]))
    }

    /// The attributes up to the end of the tag.
    mutating func attributes() throws(AlertError) -> [XMLWrittenAttribute] {
        var found: [XMLWrittenAttribute] = []
        while true {
            let hadSpace = skipSpace()
            guard let scalar = next, scalar != ">", scalar != "/" else { return found }
            guard hadSpace else { throw error("a space must stand here") }
            let start = position
            let name = try qualifiedName()
            guard !found.contains(where: { $0.name == name }) else {
                throw error("the attribute \(name.written) stands twice")
            }
            guard found.count < limits.maximumAttributes else {
                throw error(
                    "there are more than \(limits.maximumAttributes) attributes",
                    remedy: "send a smaller document",
                    isBeyondLimits: true
                )
            }
            skipSpace()
            guard eat("=") else { throw error("= must stand here") }
            skipSpace()
            found.append(
                XMLWrittenAttribute(name: name, value: try attributeValue(), position: start)
            )
        }
    }

    /// XML 1.0 section 3.3.3: every kind of space becomes a space.
    private mutating func attributeValue() throws(AlertError) -> String {
        guard let quote = next, quote == "\"" || quote == "'" else {
            throw error("a quotation mark must stand here")
        }
        advance()
        var value = String.UnicodeScalarView()
        while let scalar = next, scalar != quote {
            switch scalar {
            case "<": throw error("< must not stand in an attribute")
            case "&": value.append(try reference())
            default:
                let character = try character()
                value.append(Self.isSpace(character) ? " " : character)
            }
        }
        guard next == quote else { throw error("the attribute is not closed") }
        advance()
        return String(value)
    }

    /// The namespaces that hold in an element.
    func scope(
        of attributes: [XMLWrittenAttribute],
        inside outer: [String: String]
    ) throws(AlertError) -> [String: String] {
        var scope = outer
        for attribute in attributes {
            guard let prefix = attribute.declaredPrefix else { continue }
            let isReserved =
                prefix == "xmlns" || attribute.value == Self.xmlnsSpace
                || (prefix == "xml") != (attribute.value == Self.xmlSpace)
            guard !isReserved, prefix.isEmpty || !attribute.value.isEmpty else {
                throw AlertError(
                    attribute.position,
                    "the namespace cannot be declared like this",
                    remedy: "mend the XML"
                )
            }
            scope[prefix] = attribute.value
        }
        return scope
    }

    func resolve(
        _ name: XMLQualifiedName,
        _ scope: [String: String],
        isAttribute: Bool
    ) throws(AlertError) -> XMLElement.Name {
        // An attribute without a prefix is in no namespace, whatever the default is.
        if isAttribute, name.prefix.isEmpty {
            return XMLElement.Name(space: "", local: name.local)
        }
        guard let space = scope[name.prefix] ?? (name.prefix.isEmpty ? "" : nil) else {
            throw error("the namespace prefix \(name.prefix) is not declared")
        }
        return XMLElement.Name(space: space, local: name.local)
    }

    func resolved(
        _ attributes: [XMLWrittenAttribute],
        _ scope: [String: String]
    ) throws(AlertError) -> [XMLElement.Name: String] {
        var found: [XMLElement.Name: String] = [:]
        for attribute in attributes where attribute.declaredPrefix == nil {
            let name = try resolve(attribute.name, scope, isAttribute: true)
            guard found.updateValue(attribute.value, forKey: name) == nil else {
                throw error("the attribute \(name.local) stands twice")
            }
        }
        return found
    }
}
