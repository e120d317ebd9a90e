/// Joins Arabic letters by their presentation forms.
enum ArabicShaping {
    private static let lam: Unicode.Scalar = "\u{0644}"

    /// The same clusters with the scalars of their joined forms.
    ///
    /// LAM takes the ligature with an ALEF after it, and the ALEF then draws nothing.
    static func shaped(_ clusters: [Cluster]) -> [Cluster] {
        let types = clusters.map { JoiningType(of: $0.scalar) }
        var result = clusters
        for index in clusters.indices where types[index] != .none && types[index] != .transparent {
            let scalar = clusters[index].scalar
            // An ALEF that its LAM took in has been dealt with.
            if index > 0, ligature(clusters, at: index - 1) != nil { continue }
            let joinsPrevious = joinsOnward(clusters, types, before: index)
            if let forms = ligature(clusters, at: index) {
                let isFinal = joinsPrevious && types[index].joinsPrevious
                if let form = isFinal ? forms.final : forms.isolated {
                    result[index] = clusters[index].drawn(as: form)
                    result[index + 1] = clusters[index + 1].absorbed()
                }
                continue
            }
            guard let forms = ArabicForms.forms(of: [scalar]) else { continue }
            let form = form(
                forms,
                before: joinsPrevious && types[index].joinsPrevious,
                after: types[index].joinsNext && isJoined(clusters, types, after: index)
            )
            if let form { result[index] = clusters[index].drawn(as: form) }
        }
        return result
    }

    private static func ligature(_ clusters: [Cluster], at index: Int) -> ArabicForms.Forms? {
        guard index + 1 < clusters.count, clusters[index].character == Character(lam) else {
            return nil
        }
        return ArabicForms.forms(of: [lam, clusters[index + 1].scalar])
    }

    private static func form(
        _ forms: ArabicForms.Forms,
        before: Bool,
        after: Bool
    ) -> Unicode.Scalar? {
        switch (before, after) {
        case (true, true): forms.medial ?? forms.final
        case (true, false): forms.final
        case (false, true): forms.initial ?? forms.isolated
        case (false, false): forms.isolated
        }
    }

    /// Whether the neighbour before, marks passed over, joins what follows it.
    private static func joinsOnward(
        _ clusters: [Cluster],
        _ types: [JoiningType],
        before index: Int
    ) -> Bool {
        guard let neighbour = types[..<index].lastIndex(where: { $0 != .transparent }) else {
            return false
        }
        return clusters[neighbour].joiner.map { $0 == zeroWidthJoiner }
            ?? types[neighbour].joinsNext
    }

    /// Whether the neighbour after, marks passed over, joins what stands before it.
    private static func isJoined(
        _ clusters: [Cluster],
        _ types: [JoiningType],
        after index: Int
    ) -> Bool {
        if let joiner = clusters[index].joiner { return joiner == zeroWidthJoiner }
        return types[(index + 1)...].first { $0 != .transparent }?.joinsPrevious ?? false
    }

    fileprivate static let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"
}

extension Cluster {
    /// A joiner or non-joiner at the end of the character, which has the last word on joining.
    fileprivate var joiner: Unicode.Scalar? {
        character.unicodeScalars.last { $0 == "\u{200C}" || $0 == ArabicShaping.zeroWidthJoiner }
    }
}
