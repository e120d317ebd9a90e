extension AtomText {
    /// Whether a character can stand inside a Latin word, name or address.
    func isTokenPart(at index: Int) -> Bool {
        guard folded.indices.contains(index) else { return false }
        switch clusters[index].role {
        case .letter, .digit: return true
        default: break
        }
        if clusters[index].scalar == "’" {
            return isLetter(at: index - 1) && isLetter(at: index + 1)
        }
        return AtomText.tokenMarks.contains(clusters[index].scalar)
            || (AtomText.fullWidthJoiners.contains(clusters[index].scalar)
                && isFullWidth(at: index - 1) && isFullWidth(at: index + 1))
    }

    private static let tokenMarks = Set("-+/._@&%#=~*:?'$\\^|²³μ°".unicodeScalars)
    private static let fullWidthJoiners = Set("－／．％＋＆＿：＠".unicodeScalars)

    /// Whether a character is a full-width digit or letter.
    func isFullWidth(at index: Int) -> Bool {
        guard folded.indices.contains(index) else { return false }
        let role = clusters[index].role
        return folded[index] != clusters[index].scalar && (role == .digit || role == .letter)
    }

    /// The end of a Latin token that begins here.
    func token(from start: Int) -> Int? {
        var end = start
        while isTokenPart(at: end) { end += 1 }
        return end > start ? end : nil
    }
}
