namespace CustomVision.DataRights.Archive;

/// <summary>How deep a verification looks.</summary>
public enum VerificationDepth
{
    /// <summary>
    /// Completeness: every listed file is there, no other one is, and the number of files and bytes is the recorded one
    /// (Payload-Oxum). No content is read: a changed byte is not seen.
    /// </summary>
    Quick,

    /// <summary>Also the content: every digest is computed again; in archives of this library the JSON files are compared with the files they name.</summary>
    Full,
}
