public import Disclosure
public import Registers
public import Settings
public import Store

extension DisclosureStore {
    /// Who stands in the store as the author of rules that the configuration asks for.
    private static let author = "configuration"
    /// Until when such rules count: longer than any service.
    private static let end = Instant(milliseconds: 4_102_444_799_999)

    /// Brings the hands that a configuration asks for into the store, where triggers hold every
    /// writer to them; returns the ids of new rules.
    ///
    /// A configuration only ever raises the chain. A demand that is struck out of it stays until
    /// two people lift the rule, or else whoever can edit a file could drop a pair of eyes.
    @discardableResult
    public func raise(
        _ configuration: Configuration,
        at now: Instant
    ) throws(StoreError) -> [String] {
        guard !configuration.disclosure.chain.isEmpty else { return [] }
        let known = try chainRules(after: now)
        var raised: [String] = []
        for demand in configuration.disclosure.chain {
            let isThere = known.contains {
                $0.step == demand.step && ($0.kind == nil || $0.kind == demand.kind)
                    && $0.span.contains(now) && $0.span.upperBound == Self.end
            }
            guard !isThere else { continue }
            let rule = ChainRule(
                id: "",
                step: demand.step,
                kind: demand.kind,
                span: now..<Self.end,
                person: Self.author,
                reason: "配置文件要求"
            )
            raised.append(try add(rule, at: now))
        }
        return raised
    }
}

extension Configuration {
    /// Rules without an end that the store still keeps and the configuration no longer asks for.
    public func orphans(among rules: [ChainRule]) -> [ChainRule] {
        rules.filter { rule in
            rule.person == "configuration"
                && !disclosure.chain.contains { $0.step == rule.step && $0.kind == rule.kind }
        }
    }
}
