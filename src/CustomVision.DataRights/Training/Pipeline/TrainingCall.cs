namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>A call through the pipeline, with the facts that its handlers and its error need.</summary>
internal sealed class TrainingCall(string operation, AnswerKind answer)
{
    private static readonly HttpRequestOptionsKey<TrainingCall> Key = new("CustomVision.DataRights.Call");

    /// <summary>The operation as the service names it.</summary>
    public string Operation { get; } = operation;

    /// <summary>The part of the answer that is read.</summary>
    public AnswerKind Answer { get; } = answer;

    /// <summary>
    /// From which attempt on stray bytes between the tokens of the answer are taken for blanks, since its reader names them;
    /// <see langword="null"/> where they fail it.
    /// </summary>
    public int? TakesStrayBytesFrom { get; init; }

    /// <summary>Whether the call is sent once and never repeated: a probe, whose failure is an answer.</summary>
    public bool IsSentOnce { get; init; }

    /// <summary>Whether a change may be sent again without harm: the service finds what it has already done.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The number of times the request has been sent.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether the request carries a token in place of the key.</summary>
    public bool CarriesToken { get; set; }

    /// <summary>Attaches the call to the request, for the handlers.</summary>
    public void AttachTo(HttpRequestMessage request) => request.Options.Set(Key, this);

    /// <summary>The request's call; one that reads anything where a host sends a request of its own through our client.</summary>
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
