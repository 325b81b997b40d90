namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>The part of a successful answer that a call reads.</summary>
internal enum AnswerKind
{
    /// <summary>Any answer, for a request that the host sends itself.</summary>
    Any,

    /// <summary>The confirmation of a change: 204.</summary>
    Acceptance,

    /// <summary>The confirmation of a change (204) or of a change that takes effect later (202).</summary>
    LateAcceptance,

    /// <summary>JSON, read within the attempt: a truncated body counts as a failed attempt and is retried.</summary>
    Json,

    /// <summary>JSON with the outcome of each part of a change: 200, or 207 if a part was rejected.</summary>
    Summary,

    /// <summary>JSON that states that a change has begun: 200 or 202.</summary>
    Start,

    /// <summary>A stream that the caller reads. The caller is responsible for retrying a truncated body.</summary>
    Stream,
}
