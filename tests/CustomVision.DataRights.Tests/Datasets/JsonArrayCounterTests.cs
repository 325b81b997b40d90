using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Datasets.Formats;

namespace CustomVision.DataRights.Tests.Datasets;

public sealed class JsonArrayCounterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(int.MaxValue)]
    public async Task TheObjectsOfEachArrayAreCounted_HoweverTheStreamIsDivided(int chunk)
    {
        var counts = await CountAsync("""{"info":{"a":[{}]},"images":[{"b":[{}]},{}],"none":[],"licenses":[{}]} """, chunk);

        counts.Should().BeEquivalentTo(new Dictionary<string, long> { ["images"] = 2, ["licenses"] = 1 });
    }

    [Fact]
    public async Task ATextThatIsLongerThanTheBuffer_IsSkipped()
    {
        var text = new string('x', 1_000_000);

        var counts = await CountAsync($$"""{"images":[{"a":"{{text}}"},{}],"{{text}}":[{}]}""", chunk: 10_000);

        counts["images"].Should().Be(2);
        counts[text].Should().Be(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"images\":[{}")]
    [InlineData("{\"images\":[{}]}{}")]
    public async Task WhatIsNotJson_IsAnError(string text)
    {
        var count = () => CountAsync(text, chunk: 5);

        await count.Should().ThrowAsync<JsonException>();
    }

    private static Task<Dictionary<string, long>> CountAsync(string text, int chunk) =>
        JsonArrayCounter.CountAsync(new SlowStream(Encoding.UTF8.GetBytes(text), chunk), default);
}
