/// Characters that turn into their mirror image where text runs from right to left.
enum Mirrors {
    private static let pairs: [Unicode.Scalar: Unicode.Scalar] = {
        var pairs: [Unicode.Scalar: Unicode.Scalar] = [:]
        for fields in ScalarList.fields(data) {
            guard let left = ScalarList.scalars(fields[0]).first,
                let right = ScalarList.scalars(fields[1]).first
            else { continue }
            pairs[left] = right
            pairs[right] = left
        }
        return pairs
    }()

    /// The mirror image, where one is listed.
    static func image(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        pairs[scalar]
    }
}
