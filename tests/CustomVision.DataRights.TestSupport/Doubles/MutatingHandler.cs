using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>
/// Mutates a proportion of the responses and records the mutations. The mutation of a response is determined by the seed, the request, and
/// the number of times that this request was sent.
/// </summary>
internal sealed partial class MutatingHandler(int seed)
{
    private static readonly AnswerMutation[] Mutations = Enum.GetValues<AnswerMutation>();

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly List<byte[]> _earlier = [];
    private (string Path, AnswerMutation Mutation)? _held;

    /// <summary>The proportion of responses to mutate.</summary>
    public double Rate { get; set; }

    /// <summary>Whether a single request is answered with the same mutation every time, and no other response is mutated.</summary>
    public bool HoldsOne { get; set; }

    /// <summary>The mutated responses with their mutations.</summary>
    public List<(string Path, AnswerMutation Mutation)> Made { get; } = [];

    public Task<HttpResponseMessage>? Intercept(HttpRequestMessage request, Func<Task<HttpResponseMessage>> send)
    {
        var path = $"{request.Method} {request.RequestUri!.AbsolutePath}";
        var question = Id().Replace($"{request.Method} {request.RequestUri.PathAndQuery}", "*");
        lock (_gate)
        {
            var count = _asked[question] = _asked.GetValueOrDefault(question) + 1;
            var random = new Random(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {question} {count}"))));
            if (_held is { } held)
            {
                return held.Path == path ? MutateAsync(path, send, held.Mutation, random) : null;
            }

            if (random.NextDouble() >= Rate)
            {
                return null;
            }

            var mutation = Mutations[random.Next(Mutations.Length)];
            _held = HoldsOne ? (path, mutation) : null;
            return MutateAsync(path, send, mutation, random);
        }
    }

    public override string ToString() => $"seed {seed}: {string.Join(", ", Made.Select(one => $"{one.Mutation} of {one.Path}"))}";

    private async Task<HttpResponseMessage> MutateAsync(
        string path,
        Func<Task<HttpResponseMessage>> send,
        AnswerMutation mutation,
        Random random
    )
    {
        var response = await send();
        var body = await response.Content.ReadAsByteArrayAsync();
        if (response.StatusCode == HttpStatusCode.NoContent)
        {
            // Replaces the 204 by a 200 with JSON, so that there is a body to mutate.
            response.StatusCode = HttpStatusCode.OK;
            body = "{}"u8.ToArray();
        }

        if (response.StatusCode != HttpStatusCode.OK || body.Length == 0)
        {
            return response;
        }

        lock (_gate)
        {
            Made.Add((path, mutation));
            _earlier.Add(body);
            response.Content = new ByteArrayContent(new AnswerMutator(random).Mutate(body, mutation, _earlier));
            response.Content.Headers.ContentType = new("application/json");
        }

        return response;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Id();
}
