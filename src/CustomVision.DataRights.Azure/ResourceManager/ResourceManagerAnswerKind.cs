namespace CustomVision.DataRights.Azure.ResourceManager;

/// <summary>The shape that an operation documents for its success.</summary>
internal enum ResourceManagerAnswerKind
{
    /// <summary>200 with a JSON object.</summary>
    Object,

    /// <summary>200, 202 or 204, with no body or a JSON object: how a deletion, or the status of one, is answered.</summary>
    Acceptance,
}
