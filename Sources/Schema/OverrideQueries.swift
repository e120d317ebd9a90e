/// What is asked of overrides.
package enum OverrideQueries {
    /// The columns that an override is made of, in this order.
    package static let columns = """
        id, kind, text, item, targets, from_at, until_at, person, reason, at, ended_at, source
        """

    private static let over = "min(until_at, coalesce(ended_at, until_at))"

    /// What is not over since `?1`, and of notices that are, those since `?2`, `?3` of them.
    package static let stillNeeded = """
        SELECT \(columns) FROM override_state
        WHERE until_at > ?1 AND (kind = 'blackout' OR coalesce(ended_at > ?1, 1))
        UNION ALL
        SELECT * FROM (
            SELECT \(columns) FROM override_state
            WHERE kind IN ('emergency', 'urgent') AND \(over) <= ?1 AND \(over) > ?2
                AND max(from_at, at) < \(over)
            ORDER BY \(over) DESC, id LIMIT ?3
        )
        ORDER BY id
        """
}
