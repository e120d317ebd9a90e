import Disclosure
import Matters

extension Certificate {
    /// A part of the certificate in Chinese: a heading and lines of cells.
    public struct Part: Sendable, Hashable {
        /// The heading.
        public var title: String
        /// The lines; the first cell of a line with several names the others.
        public var rows: [[String]]
    }

    /// The certificate as plain text in Chinese, for reading and printing.
    public var text: String {
        var lines = ["公示证明", "\(office)", ""]
        for section in parts {
            lines.append("【\(section.title)】")
            lines += section.rows.map { "  " + $0.joined(separator: "  ") }
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }

    /// The certificate as one page of HTML that needs nothing else, for the printer.
    public var html: String {
        var lines = [
            """
            <!DOCTYPE html>
            <html lang="zh-CN"><head><meta charset="utf-8">
            <title>公示证明 \(Self.escaped(revision.item.id))</title>
            <style>
            @page { size: A4; margin: 20mm 18mm }
            body { font: 11pt/1.6 "Noto Serif CJK SC", "Source Han Serif SC", serif;
                   max-width: 174mm; margin: 0 auto; color: #111; background: #fff }
            @media screen { body { padding: 12mm 6mm } }
            h1 { text-align: center; letter-spacing: .5em; margin: 0 0 1mm; padding-left: .5em }
            .office { text-align: center; margin: 0 0 6mm }
            h2 { font-size: 12pt; margin: 5mm 0 1mm; border-bottom: .3mm solid #111 }
            table { border-collapse: collapse; width: 100%; break-inside: auto }
            td { padding: .6mm 2mm .6mm 0; vertical-align: top; overflow-wrap: anywhere }
            td:first-child { white-space: nowrap }
            tr { break-inside: avoid }
            </style></head><body>
            <h1>公示证明</h1><p class="office">\(Self.escaped(office))</p>
            """
        ]
        for section in parts {
            lines.append("<h2>\(Self.escaped(section.title))</h2><table>")
            lines += section.rows.map { row in
                "<tr>" + row.map { "<td>\(Self.escaped($0))</td>" }.joined() + "</tr>"
            }
            lines.append("</table>")
        }
        lines.append("</body></html>\n")
        return lines.joined(separator: "\n")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }

    /// The certificate part by part, for whoever sets it in a form of their own.
    public var parts: [Part] {
        [verdict, item, chain, boardRows, dayRows, interruptions, ledger]
            .filter { !$0.rows.isEmpty }
    }

    private var verdict: Part {
        var rows: [[String]] = []
        guard let term = demand.term else {
            return Part(title: "结论", rows: [["该事项没有规定公示期，以下为展示记录。"]])
        }
        guard omitted == 0 else {
            let text = "展示记录太多，本页只列最近的部分，不作结论；完整的证明请向本单位索取。"
            return Part(title: "结论", rows: [[text]])
        }
        switch count?.state {
        case .complete(let last):
            rows.append(["公示期已满：\(term.days)个工作日，最后一日 \(last.iso8601Text)。"])
        case .running(.known(let day)):
            rows.append(["公示期未满：须满\(term.days)个工作日，如不再中断，预计 \(day.iso8601Text) 期满。"])
        case .running(.unknown(let year)), .unknown(let year):
            rows.append(["无法计算：日历中没有\(year)年的节假日安排，请先补充日历。"])
        case nil:
            rows.append(["尚未公示：没有达到“\(term.minimumGrade.chineseWord)”的展示记录。"])
        }
        if let count {
            let days = count.credit * 100 / PublicityCount.wholeDay
            rows.append(["已计 \(days / 100).\(days % 100 < 10 ? "0" : "")\(days % 100) 个工作日"])
        }
        rows.append(["计算方法：自张贴次日起，只计工作日厅内开放时间内的有效展示；中断顺延。"])
        return Part(title: "结论", rows: rows)
    }

    private var item: Part {
        var rows = [
            ["编号", "\(revision.item.id)（第\(revision.number)版）"],
            ["标题", revision.item.title],
            ["类别", revision.item.kind.chineseName], ["单位", unitName],
            ["内容摘要", "SHA-256 \(revision.digest)"],
        ]
        if let matter = demand.matter {
            rows.append(["公开事项", "\(matter.name)（\(matter.id)）"])
            rows.append(["依据", matter.basis])
        }
        return Part(title: "公示内容", rows: rows)
    }

    private var chain: Part {
        Part(
            title: "签署",
            rows: signatures.map { signature in
                let word =
                    switch signature.step {
                    case .drafted: "拟稿"
                    case .checked: "审核"
                    case .approved: "批准"
                    case .posted: "发布"
                    case .withdrawn: "撤下"
                    case .reviewed: "复核"
                    case .rejected: "退回"
                    }
                return [word, signature.person, clock(signature.at)]
                    + (signature.reason.map { ["原因：\($0)"] } ?? [])
            }
        )
    }

    private var boardRows: Part {
        Part(
            title: "展示",
            rows: entries.map { entry in
                [
                    entry.exposure.board,
                    "\(clock(entry.exposure.span.lowerBound)) 至 "
                        + clock(entry.exposure.span.upperBound),
                    entry.exposure.grade.chineseWord, Self.place(entry),
                ]
            } + (omitted == 0 ? [] : [["更早的\(omitted)段未列出", "见台账"]])
        )
    }

    private static func place(_ entry: Entry) -> String {
        entry.through == entry.sequence
            ? "台账第\(entry.sequence)条" : "台账第\(entry.sequence)至\(entry.through)条"
    }

    private var dayRows: Part {
        Part(
            title: "逐日",
            rows: (count?.days ?? []).map { day in
                [
                    day.date.iso8601Text, "开放 \(Self.duration(day.hallMilliseconds))",
                    "有效 \(Self.duration(day.litMilliseconds))",
                    "计 \(day.share / 10_000)%",
                ]
            }
        )
    }

    private var interruptions: Part {
        Part(
            title: "中断",
            rows: (count?.days ?? []).flatMap(\.interruptions).map { span in
                let length = span.upperBound.milliseconds - span.lowerBound.milliseconds
                return [
                    "\(clock(span.lowerBound)) 至 \(clock(span.upperBound))",
                    Self.duration(length),
                ]
            }
        )
    }

    private var ledger: Part {
        Part(
            title: "台账",
            rows: [
                ["位置", "第\(position.sequence)条"], ["摘要", position.digest],
                ["出具", clock(madeAt)],
                ["核验", "placard-ledger \(position.sequence) \(position.digest)"],
            ]
        )
    }

    private func clock(_ instant: Instant) -> String {
        let time = zone.civilTime(at: instant)
        let clock = time.clock
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(time.date.iso8601Text) \(two(clock.hour)):\(two(clock.minute)):"
            + two(clock.second)
    }

    private static func duration(_ milliseconds: Int64) -> String {
        let seconds = milliseconds / 1_000
        if seconds < 60 { return "\(seconds)秒" }
        let minutes = seconds / 60
        return minutes < 60 ? "\(minutes)分" : "\(minutes / 60)小时\(minutes % 60)分"
    }
}

extension ExposureGrade {
    /// The grade in Chinese.
    fileprivate var chineseWord: String {
        switch self {
        case .sent: "已发送"
        case .acknowledged: "屏已确认"
        case .readBack: "已回读"
        }
    }
}
