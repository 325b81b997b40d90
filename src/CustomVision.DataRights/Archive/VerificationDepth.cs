namespace CustomVision.DataRights.Archive;

/// <summary>The depths of verification.</summary>
public enum VerificationDepth
{
    /// <summary>
    /// Verifies completeness: exactly the listed files exist, and their number and total size match the recorded values (Payload-Oxum, if
    /// <c>bag-info.txt</c> contains it). Only the tag files are read. Changed bytes are not detected, nor is a file that became shorter by
    /// as much as another became longer, because neither the manifests nor the lists contain lengths.
    /// </summary>
    Quick,

    /// <summary>
    /// Also verifies the content: every digest is recomputed and, in archives of this library, the JSON files are compared with the files
    /// that they refer to.
    /// </summary>
    Full,
}
