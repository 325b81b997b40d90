using System.Buffers;
using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Tests.Erasure;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData(
        """ { "b" : [ 1, true , null, false ], "a" : { "d" : "x", "c" : -5 } } """,
        """{"a":{"c":-5,"d":"x"},"b":[1,true,null,false]}"""
    )]
    [InlineData(""" "\u20ac\u0024\u000F\u000aA'\u0042\u0022\u005c\\\"\/" """, "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"")]
    [InlineData(
        """{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}""",
        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}"
    )]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    public void A_document_has_one_form(string json, string canonical) =>
        Write(json).Should().Be(canonical);

    [Theory]
    [InlineData("1.5")]
    [InlineData("9007199254740992")]
    [InlineData("1e400")]
    public void A_number_that_readers_may_read_otherwise_is_refused(string json)
    {
        var act = () => Write(json);

        act.Should().Throw<JsonException>();
    }

    private static string Write(string json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(buffer, JsonDocument.Parse(json).RootElement);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
