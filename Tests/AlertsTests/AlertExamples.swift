/// Messages of the sorts that the standard's appendix shows, in this project's own words: a notice
/// of heightened vigilance, a storm with areas, a report of an earthquake, a search for a child in
/// two languages.
enum AlertExamples {
    /// A message with what stands between head and end; `%` stands for the place of more.
    private static func message(
        _ id: String,
        sender: String,
        type: String = "Alert",
        more: String = "",
        _ infos: String
    ) -> String {
        """
        <?xml version = "1.0" encoding = "UTF-8"?>
        <alert xmlns = "urn:oasis:names:tc:emergency:cap:1.2">
          <identifier>\(id)</identifier>
          <sender>\(sender)</sender>
          <sent>2026-11-21T08:00:00+08:00</sent>
          <status>Actual</status>
          <msgType>\(type)</msgType>
        \(more)
        \(infos)
        </alert>

        """
    }

    /// Vigilance: no end, no code of an area, a picture.
    static let vigilance = message(
        "GA-2026-7",
        sender: "gaj.example",
        more: "<source>值班室</source><scope>Public</scope><code>IPAWSv1.0</code>",
        """
        <info>
          <language>zh-CN</language>
          <category>Security</category>
          <event>提高警惕</event>
          <responseType>Monitor</responseType>
          <urgency>Unknown</urgency>
          <severity>Minor</severity>
          <certainty>Unknown</certainty>
          <senderName>县公安局</senderName>
          <headline>节日期间加强巡查</headline>
          <description>车站和市场增派人手。</description>
          <instruction>见到无人看管的行李，请告诉值班人员。</instruction>
          <web>http://gaj.example/tips?id=7</web>
          <parameter><valueName>LEVEL</valueName><value>BLUE</value></parameter>
          <resource>
            <resourceDesc>示意图</resourceDesc><mimeType>image/gif</mimeType>
            <size>4096</size><uri>http://gaj.example/level.gif</uri>
          </resource>
          <area>
            <areaDesc>全县</areaDesc>
          </area>
        </info>
        """
    )

    /// A storm: a polygon, several codes, an end.
    static let storm = message(
        "QX1121.1",
        sender: "qx.example",
        more: "<scope>Public</scope>",
        """
        <info>
          <category>Met</category>
          <event>THUNDERSTORM</event>
          <responseType>Shelter</responseType>
          <urgency>Immediate</urgency>
          <severity>Severe</severity>
          <certainty>Observed</certainty>
          <eventCode><valueName>SAME</valueName><value>SVR</value></eventCode>
          <expires>2026-11-21T10:00:00+08:00</expires>
          <senderName>County weather office</senderName>
          <headline>Severe storm until ten</headline>
          <description>Hail and gusts move east at 20 km an hour.</description>
          <instruction>Stay indoors and away from windows.</instruction>
          <contact>0851-24000000</contact>
          <area>
            <areaDesc>Dushuai, Yongxing and the road between</areaDesc>
            <polygon>28.40,107.50 28.40,107.70 28.60,107.70 28.60,107.50 28.40,107.50</polygon>
            <geocode><valueName>GB2260</valueName><value>520326</value></geocode>
            <geocode><valueName>GB10114</valueName><value>520326100</value></geocode>
            <altitude>1000</altitude><ceiling>9000.5</ceiling>
          </area>
        </info>
        """
    )

    /// An earthquake: an update about an earlier report, a circle.
    static let earthquake = message(
        "DZ-52-2",
        sender: "dz.example",
        type: "Update",
        more: "<scope>Public</scope><references>"
            + "dz.example,DZ-52-1,2026-11-21T07:50:00+08:00</references>",
        """
        <info>
          <category>Geo</category>
          <event>Earthquake</event>
          <urgency>Past</urgency>
          <severity>Minor</severity>
          <certainty>Observed</certainty>
          <senderName>Seismic station</senderName>
          <headline>EQ 3.4</headline>
          <description>A light earthquake of magnitude 3.4; the depth was revised.</description>
          <parameter><valueName>Magnitude</valueName><value>3.4 Ml</value></parameter>
          <area>
            <areaDesc>Ten kilometres west of town</areaDesc>
            <circle>28.53,107.50 0</circle>
          </area>
        </info>
        """
    )

    /// A child is missed: the same in two languages, each with its area.
    static let child = message(
        "GA-2026-8",
        sender: "gaj.example",
        more: "<scope>Public</scope>",
        ["zh-CN", "en-US"].map { language in
            """
            <info>
              <language>\(language)</language>
              <category>Rescue</category><category>Safety</category>
              <event>\(language == "zh-CN" ? "寻找儿童" : "Missing child")</event>
              <urgency>Immediate</urgency>
              <severity>Severe</severity>
              <certainty>Likely</certainty>
              <headline>\(language == "zh-CN" ? "寻找六岁男孩" : "Boy of six missed")</headline>
              <description>\(language == "zh-CN" ? "着红衣。" : "He wears red.")</description>
              <contact>110</contact>
              <area>
                <areaDesc>\(language == "zh-CN" ? "都濡街道" : "Duru")</areaDesc>
                <geocode><valueName>GB2260</valueName><value>520326</value></geocode>
              </area>
            </info>
            """
        }.joined(separator: "\n")
    )

    /// Nothing but a head: a cancel, an acknowledgement, a rejection.
    static func answer(_ type: String) -> String {
        message(
            "QX1121.2",
            sender: "qx.example",
            type: type,
            more: "<scope>Public</scope><note>-</note><references>"
                + "qx.example,QX1121.1,2026-11-21T08:00:00+08:00</references>",
            ""
        )
    }

    /// All of them.
    static let all: [(name: String, text: String)] =
        [
            ("vigilance", vigilance), ("storm", storm), ("earthquake", earthquake),
            ("child", child),
        ] + ["Cancel", "Ack", "Error"].map { ($0, answer($0)) }
}
