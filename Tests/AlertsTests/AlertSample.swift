/// An alert as a weather office sends it.
enum AlertSample {
    static let text = """
        <?xml version="1.0" encoding="UTF-8"?>
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
          <identifier>52032041600000_20261121080000</identifier>
          <sender>qx.example.gov.cn</sender>
          <sent>2026-11-21T08:00:00+08:00</sent>
          <status>Actual</status>
          <msgType>Alert</msgType>
          <scope>Public</scope>
          <!-- one language -->
          <info>
            <language>zh-CN</language>
            <category>Met</category>
            <event>暴雨</event>
            <urgency>Immediate</urgency>
            <severity>Extreme</severity>
            <certainty>Observed</certainty>
            <effective>2026-11-21T08:00:00+08:00</effective>
            <expires>2026-11-21T20:00:00+08:00</expires>
            <senderName>县气象局</senderName>
            <headline>暴雨红色预警</headline>
            <description>预计3小时雨量&gt;100毫米&#x3002;</description>
            <instruction><![CDATA[停止户外作业 & 转移]]></instruction>
            <area>
              <areaDesc>新园乡</areaDesc>
              <polygon>28.1,107.2 28.2,107.2 28.2,107.3 28.1,107.2</polygon>
              <geocode><valueName>GB2260</valueName><value>520326</value></geocode>
            </area>
          </info>
        </alert>
        """

    /// The sample with parts of its text changed.
    static func bytes(_ changes: [(String, String)] = []) -> [UInt8] {
        var text = text
        for (part, other) in changes { text = text.replacing(part, with: other) }
        return Array(text.utf8)
    }

    /// Another message of the same sender that is about the first.
    static func follower(
        _ type: String,
        at time: String,
        _ changes: [(String, String)] = []
    ) -> [UInt8] {
        let reference = "qx.example.gov.cn,52032041600000_20261121080000,2026-11-21T08:00:00+08:00"
        return bytes(
            [
                ("<sent>2026-11-21T08:00", "<sent>2026-11-21T\(time)"),
                ("_20261121080000<", "_\(time.filter(\.isNumber))<"),
                ("<msgType>Alert", "<msgType>\(type)"),
                (
                    "<scope>Public</scope>",
                    "<scope>Public</scope><references>\(reference)</references>"
                ),
            ] + changes
        )
    }
}
