using System.Buffers;
using Polly;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>A call through the pipeline, with the state that handlers and error messages need.</summary>
internal sealed class TrainingCall(string operation, AnswerKind answer)
{
    private static readonly HttpRequestOptionsKey<TrainingCall> Key = new("CustomVision.DataRights.Call");

    /// <summary>The service's name of the operation.</summary>
    public string Operation { get; } = operation;

    /// <summary>The expected kind of answer.</summary>
    public AnswerKind Answer { get; } = answer;

    /// <summary>
    /// The first attempt on which stray bytes between tokens are treated as blanks, since the reader reports them; <see langword="null"/>
    /// if they always fail the attempt.
    /// </summary>
    public int? TakesStrayBytesFrom { get; init; }

    /// <summary>Whether the call is never retried: for a probe, whose failure is a valid result.</summary>
    public bool IsRetryDisabled { get; init; }

    /// <summary>Whether a change is safe to repeat: the service recognizes what it has already done.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The pool of the answer's buffer.</summary>
    public ArrayPool<byte> Buffers { get; init; } = ArrayPool<byte>.Shared;

    /// <summary>The number of times the request has been sent.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether the request carries a token in place of the key.</summary>
    public bool CarriesToken { get; set; }

    /// <summary>Attaches the call to the request for use by the handlers.</summary>
    public void AttachTo(HttpRequestMessage request) => request.Options.Set(Key, this);

    /// <summary>Attaches the call to a request of our client, for use by the handlers and the retry policy.</summary>
    public void AttachWithPolicyTo(HttpRequestMessage request)
    {
        AttachTo(request);
        request.SetPolicyExecutionContext(new CallContext(this));
    }

    /// <summary>Gets the request's call, or one that accepts any answer for a request that a host sends through our client.</summary>
    public static TrainingCall Of(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(Key, out var call))
        {
            call = new TrainingCall("Request", AnswerKind.Any);
            call.AttachTo(request);
        }

        return call;
    }
}
