using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomVision.DataRights.Emulator.Wire;

namespace CustomVision.DataRights.Emulator.Tests.Wire;

public sealed partial class WireTextTests
{
    [Theory]
    [InlineData("0.295343131")]
    [InlineData("0.259428144")]
    [InlineData("0.403186262")]
    [InlineData("0.421568632")]
    [InlineData("0.9999999")]
    [InlineData("8.79471951E-13")]
    [InlineData("1.0")]
    [InlineData("0.0")]
    [InlineData("0.5")]
    [InlineData("-0.25")]
    [InlineData("1E+10")]
    public void Text_OfSingle_IsTheRecordedOne(string recorded)
    {
        WireNumber.Text(float.Parse(recorded, CultureInfo.InvariantCulture)).Should().Be(recorded);
    }

    [Theory]
    [InlineData("1.1411630111979321E-05")]
    [InlineData("0.1")]
    [InlineData("1.0")]
    [InlineData("0.30000000000000004")]
    public void Text_OfDouble_IsTheRecordedOne(string recorded)
    {
        WireNumber.Text(double.Parse(recorded, CultureInfo.InvariantCulture)).Should().Be(recorded);
    }

    [Fact]
    public void Text_OfAnySingle_ReadsBackToTheSameBits()
    {
        var random = new Random(2);
        for (var i = 0; i < 20_000; i++)
        {
            var value = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            if (float.IsFinite(value))
            {
                float.Parse(WireNumber.Text(value), CultureInfo.InvariantCulture).Should().Be(value);
            }
        }
    }

    [Fact]
    public void Text_OfTheLongestNumbers_FitsTheBuffer()
    {
        WireNumber.Text(-double.MaxValue).Length.Should().BeLessThanOrEqualTo(WireNumber.MaxLength);
        WireNumber.Text(-123456789012345678.0).Length.Should().BeLessThanOrEqualTo(WireNumber.MaxLength);
        WireNumber.Text(-0.00012345678901234567).Length.Should().BeLessThanOrEqualTo(WireNumber.MaxLength);
    }

    [Fact]
    public void Text_OfNotANumber_IsRefused()
    {
        var act = () => WireNumber.Text(float.NaN);
        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*finite*");
    }

    [Theory]
    [InlineData("2020-02-11T16:43:09.0972870Z", "2020-02-11T16:43:09.097287")]
    [InlineData("2020-02-11T16:43:09.1094547Z", "2020-02-11T16:43:09.1094547")]
    [InlineData("2020-02-11T16:43:09.0000000Z", "2020-02-11T16:43:09")]
    [InlineData("2020-02-11T18:43:09.5+02:00", "2020-02-11T16:43:09.5")]
    public void ImageText_HasNoZAndTrimmedZeros(string time, string expected)
    {
        WireTime.ImageText(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)).Should().Be(expected);
    }

    [Theory]
    [InlineData("2020-02-11T16:47:21.7500000Z", "2020-02-11T16:47:21.75Z")]
    [InlineData("2020-02-11T16:47:52.9339999Z", "2020-02-11T16:47:52.933Z")]
    [InlineData("2020-02-11T16:47:52.0009999Z", "2020-02-11T16:47:52Z")]
    [InlineData("2020-02-11T18:47:52.1+02:00", "2020-02-11T16:47:52.1Z")]
    public void ProjectText_HasZAndAtMostMilliseconds(string time, string expected)
    {
        WireTime.ProjectText(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)).Should().Be(expected);
    }

    [Fact]
    public void TryParse_WithoutOffset_IsUtc()
    {
        WireTime.TryParse("2020-02-11T16:43:09.097287", out var value).Should().BeTrue();
        value.Should().Be(new DateTimeOffset(2020, 2, 11, 16, 43, 9, TimeSpan.Zero).AddTicks(970_000 + 2_870));
        value.Offset.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void Serialize_WithConverters_WritesTheWireText()
    {
        var time = new DateTimeOffset(2020, 2, 11, 16, 43, 9, TimeSpan.Zero).AddTicks(970_000 + 2_870);
        var sample = new Sample("한국 & <b> 'x' + \"q\" 😀", time, time, null, 0.295343131f, 1, 1.1411630111979321E-05);

        var json = JsonSerializer.Serialize(sample, new SampleContext(WireJson.CreateOptions()).Sample);

        json.Should()
            .Be(
                """{"name":"한국 & <b> 'x' + \"q\" 😀","created":"2020-02-11T16:43:09.097287","changed":"2020-02-11T16:43:09.097Z","""
                    + """ "trained":null,"left":0.295343131,"average":1.0,"uncertainty":1.1411630111979321E-05}""".TrimStart()
            );
    }

    [Fact]
    public void Serialize_EscapesWhatMustBeAndNothingElse()
    {
        var text = "\u0001\t\n\u0085\u2028\"\\ \u00a0\u3000é😀/<>&+'\u007f";

        var json = JsonSerializer.Serialize(text, new SampleContext(WireJson.CreateOptions()).String);

        json.Should().Be("\"\\u0001\\t\\n\\u0085\\u2028\\\"\\\\ \u00a0\u3000é😀/<>&+'\u007f\"");
        JsonSerializer.Deserialize<string>(json).Should().Be(text);
    }

    [Fact]
    public void Serialize_LoneSurrogate_IsStillValidJson()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes("a\ud83d", new SampleContext(WireJson.CreateOptions()).String);

        JsonSerializer.Deserialize<string>(json).Should().Be("a\ufffd");
    }

    [Fact]
    public void Deserialize_WithConverters_ReadsBothTimeForms()
    {
        var sample = JsonSerializer.Deserialize(
            """{"created":"2020-02-11T16:43:09.5","changed":"2020-02-11T16:43:09.5Z","trained":"2020-02-11T17:43:09.5+01:00","left":0.5,"average":1,"uncertainty":2}""",
            new SampleContext(WireJson.CreateOptions()).Sample
        )!;

        sample.Changed.Should().Be(sample.Created);
        sample.Trained.Should().Be(sample.Created);
        sample.Average.Should().Be(1);
    }

    [Fact]
    public void Deserialize_WithABadTime_SaysWhatIsWanted()
    {
        var act = () => JsonSerializer.Deserialize("""{"created":"yesterday"}""", new SampleContext(WireJson.CreateOptions()).Sample);
        act.Should().Throw<JsonException>().WithMessage("*ISO 8601*");
    }

    internal sealed record Sample(
        string? Name,
        [property: JsonConverter(typeof(ImageTimeConverter))] DateTimeOffset Created,
        [property: JsonConverter(typeof(ProjectTimeConverter))] DateTimeOffset Changed,
        [property: JsonConverter(typeof(ProjectTimeConverter))] DateTimeOffset? Trained,
        [property: JsonConverter(typeof(WireFloatConverter))] float Left,
        [property: JsonConverter(typeof(WireFloatConverter))] float? Average,
        [property: JsonConverter(typeof(WireDoubleConverter))] double Uncertainty
    );

    [JsonSerializable(typeof(Sample))]
    [JsonSerializable(typeof(string))]
    internal sealed partial class SampleContext : JsonSerializerContext;
}
