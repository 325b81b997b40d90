using System.Buffers;
using System.Text;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

public sealed class ServiceJsonTests
{
    [Theory]
    [InlineData("""{"originalImageUri":"https://b/i?sv=1&sig=x"}""", """{"originalImageUri":"https://b/i"}""")]
    [InlineData("""{"a":{"downloadUri":"https://b/m?sig=x"},"n":1.0}""", """{"a":{"downloadUri":"https://b/m"},"n":1.0}""")]
    [InlineData("""{"uri":"https://b/i?sig=x"}""", """{"uri":"https://b/i?sig=x"}""")]
    [InlineData("""{"thumbnailUri":null,"x":"a?b"}""", """{"thumbnailUri":null,"x":"a?b"}""")]
    [InlineData("""{"thumbnailUri":"https://b/i\u003Fsig=x"}""", """{"thumbnailUri":"https://b/i"}""")]
    [InlineData("""{"thumbnailUri":"https://b/i\u003fsig=x"}""", """{"thumbnailUri":"https://b/i"}""")]
    [InlineData("""{"thumbnail\u0055ri":"https://b/i?sig=x"}""", """{"thumbnail\u0055ri":"https://b/i"}""")]
    [InlineData(
        """[{"resizedImageUri":"a?b"},{"resizedImageUri":"c?d","left":0.295343131,"name":"\uAC00"}]""",
        """[{"resizedImageUri":"a"},{"resizedImageUri":"c","left":0.295343131,"name":"\uAC00"}]"""
    )]
    [InlineData("""{ "a" : 8.79471951E-13 , "b" : [ ] }""", """{ "a" : 8.79471951E-13 , "b" : [ ] }""")]
    public void CopyWithoutQueries_changes_the_queries_of_uri_members_and_nothing_else(string json, string expected) =>
        Copy(json).Should().Be(expected);

    [Theory]
    [InlineData(
        """{"metadata":{"pageUri":"https://customer/?id=7"},"originalImageUri":"b?s"}""",
        """{"metadata":{"pageUri":"https://customer/?id=7"},"originalImageUri":"b"}"""
    )]
    [InlineData("""{"metadata":{},"originalImageUri":"b?s"}""", """{"metadata":{},"originalImageUri":"b"}""")]
    [InlineData("""{"metadata":null,"originalImageUri":"b?s"}""", """{"metadata":null,"originalImageUri":"b"}""")]
    [InlineData(
        """{"x":{"metadata":{"aUri":"q?1","metadata":"z"}},"originalImageUri":"b?s"}""",
        """{"x":{"metadata":{"aUri":"q?1","metadata":"z"}},"originalImageUri":"b"}"""
    )]
    public void CopyWithoutQueries_leaves_the_customers_metadata_alone(string json, string expected) => Copy(json).Should().Be(expected);

    [Fact]
    public void CopyWithoutKeys_redacts_every_key_of_the_account_and_keeps_the_rest()
    {
        const string Account =
            """{"UserName":"u","Keys":{"TrainingKeys":{"PrimaryKey":"k1","SecondaryKey":"k2"},"PredictionKeys":{"PrimaryKey":null}},"Quotas":{"Tier":"F0"}}""";
        var buffer = new ArrayBufferWriter<byte>();

        ServiceJson.CopyWithoutKeys(Encoding.UTF8.GetBytes(Account), buffer);

        Encoding
            .UTF8.GetString(buffer.WrittenSpan)
            .Should()
            .Be(
                """{"UserName":"u","Keys":{"TrainingKeys":{"PrimaryKey":"[redacted]","SecondaryKey":"[redacted]"},"PredictionKeys":{"PrimaryKey":null}},"Quotas":{"Tier":"F0"}}"""
            );
    }

    private static string Copy(string json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        ServiceJson.CopyWithoutQueries(Encoding.UTF8.GetBytes(json), buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
