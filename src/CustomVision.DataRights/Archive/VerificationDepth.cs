namespace CustomVision.DataRights.Archive;

/// <summary>The depths of a verification.</summary>
public enum VerificationDepth
{
    /// <summary>
    /// Completeness: exactly the listed files exist, and their number and total size are as recorded (Payload-Oxum, if <c>bag-info.txt</c>
    /// has it). Only the tag files are read. A changed byte is not detected, nor a file that became shorter by as much as another became
    /// longer, since neither the manifests nor the lists hold lengths.
    /// </summary>
    Quick,

    /// <summary>
    /// The content as well: every digest is recomputed, and in archives of this library, the JSON files are compared with the files that
    /// they refer to.
    /// </summary>
    Full,
}
