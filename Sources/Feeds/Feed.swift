import Disclosure
import Exhibits
import HTTP
import Notation
import Proof

/// The newest items as a feed, in the two forms that readers know.
struct Feed {
    /// Entries of a feed; older ones are in the archive and in the interface for programs.
    static let entryLimit = 50

    let model: KioskModel
    let choice: Choice
    let base: String

    private var entries: [ApprovedRevision] {
        Array(
            model.holdings.newest.lazy
                .filter { choice.takes(kind: $0.item.kind, unit: $0.item.unit, model) }
                .prefix(Self.entryLimit)
        )
    }

    /// Notices belong to no unit: they stand in the feed of everything and in that of what is
    /// urgent.
    private var takesNotices: Bool { choice.unit == nil && (choice.kind ?? .urgent) == .urgent }

    private var notices: [PublicNotice] { takesNotices ? model.notices : [] }

    private var pastNotices: [PublicNotice] { takesNotices ? model.pastNotices : [] }

    private func noticeIdentity(_ notice: PublicNotice) -> String {
        identity("notice\n" + notice.id)
    }

    private func noticeTitle(_ notice: PublicNotice) -> String {
        (notice.isEmergency ? "紧急：" : "通知：") + notice.text
    }

    private func noticeText(_ notice: PublicNotice) -> String {
        "\(notice.text)\n至 \(DateText.moment(notice.over, model.zone))"
    }

    private var withdrawals: [Withdrawal] {
        // What is withdrawn and approved anew is here again.
        model.withdrawals
            .filter { choice.takes(kind: $0.kind, unit: $0.unit, model) }
            .filter { model.revision(of: $0.id) == nil }
            .sorted { ($1.at, $0.id) < ($0.at, $1.id) }
            .prefix(Self.entryLimit).map(\.self)
    }

    private var title: String {
        choice.name(model).map { "\(model.officeName) · \($0)" } ?? model.officeName
    }

    /// When anything here last changed; the epoch when there is nothing.
    private func updated(_ entries: [ApprovedRevision], _ gone: [Withdrawal]) -> Instant {
        let times =
            entries.map(\.approvedAt) + gone.map(\.at) + notices.map(\.from)
            + pastNotices.map(\.over)
        return times.max() ?? Instant(milliseconds: 0)
    }

    private func iso(_ instant: Instant) -> String { DateText.iso(instant, model.zone) }

    /// A name that stays the same wherever the service is reached (RFC 9562, version 8: the first
    /// bits of a SHA-256).
    private func identity(_ name: String) -> String {
        var bytes = Array(SHA256.hash(of: "\(model.officeName)\n\(name)").bytes.prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = bytes.map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
        var groups: [Substring] = []
        var rest = digits[...]
        for length in [8, 4, 4, 4, 12] {
            groups.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return "urn:uuid:" + groups.joined(separator: "-")
    }

    private func address(_ id: String) -> String { base + Address.item(id) }

    // MARK: - Atom, RFC 4287, with the tombstones of RFC 6721

    func atom() -> Response {
        let entries = entries
        let gone = withdrawals
        let path = choice.path == "/" ? "" : choice.path
        let markup: Markup = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" \
            xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="zh-CN">
            <id>\(identity("feed" + choice.path))</id>
            <title>\(title)</title>
            <updated>\(iso(updated(entries, gone)))</updated>
            <author><name>\(model.officeName)</name></author>
            <link rel="self" type="application/atom+xml" href="\(base)\(path)/feed.atom"/>
            <link rel="alternate" type="text/html" href="\(base)\(choice.path)"/>
            <generator>Placard</generator>
            \(notices.map(noticeEntry).joined())\(entries.map(entry).joined())\
            \(gone.map(tombstone).joined())\(pastNotices.map(noticeTombstone).joined())</feed>

            """
        return Response(
            contentType: "application/atom+xml; charset=utf-8",
            body: markup.bytes,
            modifiedAt: updated(entries, gone).milliseconds / 1_000
        )
    }

    private func entry(_ revision: ApprovedRevision) -> Markup {
        let item = revision.item
        let first = revision.signatures.first { $0.step == .approved }?.at ?? revision.approvedAt
        return """
            <entry>
            <id>\(identity(item.id))</id>
            <title>\(item.title)</title>
            <updated>\(iso(revision.approvedAt))</updated>
            <published>\(iso(first))</published>
            <author><name>\(model.unitName(item.unit))</name></author>
            <category term="\(item.kind.rawValue)" label="\(item.kind.chineseName)"/>
            <link rel="alternate" type="text/html" href="\(address(item.id))"/>
            \(related(item))<content type="text">\(ItemText(item, model).text)</content>
            </entry>

            """
    }

    /// What an item corrects and what corrects it, by link (RFC 4287, section 4.2.7.2).
    private func related(_ item: Item) -> Markup {
        let error: Markup =
            item.corrects.map {
                "<link rel=\"related\" title=\"更正\" href=\"\(address($0.item))\"/>\n"
            } ?? ""
        let corrections = correctors(of: item).map {
            "<link rel=\"related\" title=\"已更正\" href=\"\(address($0))\"/>\n" as Markup
        }
        return error + corrections.joined()
    }

    /// The other items that correct this one.
    private func correctors(of item: Item) -> [String] {
        model.holdings.corrections(of: item.id).map(\.item.id).filter { $0 != item.id }
    }

    private func noticeEntry(_ notice: PublicNotice) -> Markup {
        """
        <entry>
        <id>\(noticeIdentity(notice))</id>
        <title>\(noticeTitle(notice))</title>
        <updated>\(iso(notice.from))</updated>
        <published>\(iso(notice.from))</published>
        <category term="notice" label="紧急通知"/>
        <link rel="alternate" type="text/html" href="\(base)/"/>
        <content type="text">\(noticeText(notice))</content>
        </entry>

        """
    }

    private func noticeTombstone(_ notice: PublicNotice) -> Markup {
        """
        <at:deleted-entry ref="\(noticeIdentity(notice))" when="\(iso(notice.over))">
        <at:comment>已结束</at:comment>
        </at:deleted-entry>

        """
    }

    private func tombstone(_ withdrawal: Withdrawal) -> Markup {
        """
        <at:deleted-entry ref="\(identity(withdrawal.id))" when="\(iso(withdrawal.at))">
        <at:comment>\(withdrawal.reason)</at:comment>
        </at:deleted-entry>

        """
    }

    // MARK: - JSON Feed 1.1

    func json() -> Response {
        let entries = entries
        let path = choice.path == "/" ? "" : choice.path
        let feed: JSONValue = .object([
            JSONMember("version", "https://jsonfeed.org/version/1.1"),
            JSONMember("title", .string(title)),
            JSONMember("home_page_url", .string(base + choice.path)),
            JSONMember("feed_url", .string("\(base)\(path)/feed.json")),
            JSONMember("language", "zh-CN"),
            JSONMember(
                "authors",
                .array([.object([JSONMember("name", .string(model.officeName))])])
            ),
            JSONMember("items", .array(notices.map(jsonNotice) + entries.map(jsonItem))),
            JSONMember(
                "_withdrawn",
                .array(
                    withdrawals.map { gone in
                        .object([
                            JSONMember("id", .string(identity(gone.id))),
                            JSONMember("date_withdrawn", .string(iso(gone.at))),
                            JSONMember("reason", .string(gone.reason)),
                        ])
                    } + pastNotices.map(jsonTombstone)
                )
            ),
        ])
        return Response(
            contentType: "application/feed+json; charset=utf-8",
            body: Array((feed.compactText + "\n").utf8),
            modifiedAt: updated(entries, withdrawals).milliseconds / 1_000
        )
    }

    private func jsonTombstone(_ notice: PublicNotice) -> JSONValue {
        .object([
            JSONMember("id", .string(noticeIdentity(notice))),
            JSONMember("date_withdrawn", .string(iso(notice.over))),
            JSONMember("reason", "已结束"),
        ])
    }

    private func jsonNotice(_ notice: PublicNotice) -> JSONValue {
        .object([
            JSONMember("id", .string(noticeIdentity(notice))),
            JSONMember("url", .string(base + "/")),
            JSONMember("title", .string(noticeTitle(notice))),
            JSONMember("content_text", .string(noticeText(notice))),
            JSONMember("date_published", .string(iso(notice.from))),
            JSONMember("tags", .array(["紧急通知"])),
        ])
    }

    private func jsonItem(_ revision: ApprovedRevision) -> JSONValue {
        let item = revision.item
        var members = [
            JSONMember("id", .string(identity(item.id))),
            JSONMember("url", .string(address(item.id))),
            JSONMember("title", .string(item.title)),
            JSONMember("content_text", .string(ItemText(item, model).text)),
            JSONMember("date_published", .string(iso(revision.approvedAt))),
            JSONMember(
                "authors",
                .array([.object([JSONMember("name", .string(model.unitName(item.unit)))])])
            ),
            JSONMember("tags", .array([.string(item.kind.chineseName)])),
        ]
        // Names that begin with a low line are the format's way to extend it.
        if let error = item.corrects {
            let link: JSONValue = [
                "url": .string(address(error.item)), "revision": .integer(error.revision),
            ]
            members.append(JSONMember("_corrects", link))
        }
        let correctors = correctors(of: item).map { JSONValue.string(address($0)) }
        if !correctors.isEmpty { members.append(JSONMember("_corrected_by", .array(correctors))) }
        return .object(members)
    }
}

/// Paths of the pages that feeds point to.
enum Address {
    static func segment(_ text: String) -> String { Target.encoded(text) }
    static func item(_ id: String) -> String { "/items/" + segment(id) }
    static func board(_ id: String) -> String { "/boards/" + segment(id) }
}
