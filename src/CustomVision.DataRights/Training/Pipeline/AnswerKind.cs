namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>The part of a successful answer that a call reads.</summary>
internal enum AnswerKind
{
    /// <summary>Whatever comes: a request of the host's own.</summary>
    Any,

    /// <summary>That a change is made: 204.</summary>
    Acceptance,

    /// <summary>That a change is made (204), or will be (202).</summary>
    LateAcceptance,

    /// <summary>JSON, read within the attempt: a body that breaks off is a failed attempt, and is asked for again.</summary>
    Json,

    /// <summary>JSON that says what became of each part of a change: 200, or 207 where a part was refused.</summary>
    Summary,

    /// <summary>JSON that says that a change has begun: 200 or 202.</summary>
    Start,

    /// <summary>A stream that the caller reads: a body that breaks off is the caller's to ask for again.</summary>
    Stream,
}
