namespace CustomVision.DataRights.Erasure;

/// <summary>The scope of an erasure.</summary>
public enum ErasureScope
{
    /// <summary>The images that a <see cref="Subjects.SubjectSelector"/> selects, in all searched projects.</summary>
    Subject,

    /// <summary>Whole projects, with everything in them.</summary>
    Projects,

    /// <summary>Every project of the account.</summary>
    Everything,

    /// <summary>The account itself, with everything in it. Needs the package for Azure (<c>UseAzureAccount</c>).</summary>
    Account,
}
