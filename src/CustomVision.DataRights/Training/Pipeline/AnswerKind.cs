namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>The part of a successful answer that a call reads.</summary>
internal enum AnswerKind
{
    /// <summary>Any answer, for a request of the host's own.</summary>
    Any,

    /// <summary>The confirmation of a change: 204.</summary>
    Acceptance,

    /// <summary>The confirmation of a change (204), or of one that takes effect later (202).</summary>
    LateAcceptance,

    /// <summary>JSON, read within the attempt: a truncated body is a failed attempt, and is requested again.</summary>
    Json,

    /// <summary>JSON with the outcome of each part of a change: 200, or 207 if a part was refused.</summary>
    Summary,

    /// <summary>JSON that states that a change has begun: 200 or 202.</summary>
    Start,

    /// <summary>A stream that the caller reads: the caller requests a truncated body again.</summary>
    Stream,
}
