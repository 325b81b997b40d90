namespace CustomVision.DataRights.Archive;

/// <summary>How deep a verification looks.</summary>
public enum VerificationDepth
{
    /// <summary>
    /// Completeness: every listed file is there, no other one is, and the number of files and the sum of their bytes are the recorded ones
    /// (Payload-Oxum, where <c>bag-info.txt</c> has it). Only the tag files are read. Not seen is a changed byte, nor one file that has
    /// become shorter by what another has become longer: no manifest of BagIt has lengths, and the lists have none either.
    /// </summary>
    Quick,

    /// <summary>
    /// Also the content: every digest is computed again; in archives of this library the JSON files are compared with the files they name.
    /// </summary>
    Full,
}
