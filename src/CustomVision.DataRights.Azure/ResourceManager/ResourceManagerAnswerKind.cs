namespace CustomVision.DataRights.Azure.ResourceManager;

/// <summary>The documented shape of an operation's successful answer.</summary>
internal enum ResourceManagerAnswerKind
{
    /// <summary>200 with a JSON object.</summary>
    Object,

    /// <summary>200, 202 or 204, with no body or a JSON object: the answer to a deletion, or its status.</summary>
    Acceptance,
}
