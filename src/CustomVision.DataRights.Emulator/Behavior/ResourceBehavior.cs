namespace CustomVision.DataRights.Emulator.Behavior;

/// <summary>The states and limits of the whole resource.</summary>
public sealed class ResourceBehavior
{
    /// <summary>Gets or sets whether the resource is inside a virtual network: image links are relative paths for GetArtifact.</summary>
    public bool VirtualNetwork { get; set; }

    /// <summary>Gets or sets whether the v1.2 account call is supported.</summary>
    /// <value>The default is <see langword="false"/>: a gateway's 404, like the service since October 2019.</value>
    public bool AccountCall { get; set; }

    /// <summary>
    /// Gets or sets whether every project is in disaster-recovery mode: it can be read, but each change answers 403
    /// <c>ForbiddenDRModeEnabled</c>.
    /// </summary>
    public bool DisasterRecovery { get; set; }

    /// <summary>
    /// Gets or sets whether the customer's encryption key was revoked: project data answers 400 <c>BadRequestCustomerManagedKeyRevoked</c>.
    /// </summary>
    public bool KeyRevoked { get; set; }

    /// <summary>Gets or sets the body of the 403 for a data action that a token's role lacks.</summary>
    /// <value>The default is <see cref="RoleRefusal.PermissionDenied"/>; not established.</value>
    public RoleRefusal RoleRefusal { get; set; }

    /// <summary>Gets or sets the maximum number of projects of the account.</summary>
    /// <value>The default is 100, the limit of tier S0; F0 allows 2.</value>
    public int MaxProjects { get; set; } = 100;

    /// <summary>Gets or sets the maximum number of tags of a project.</summary>
    /// <value>The default is 500, the limit of tier S0; F0 allows 50.</value>
    public int MaxTagsPerProject { get; set; } = 500;

    /// <summary>Gets or sets the maximum number of training images of a project.</summary>
    /// <value>The default is 100,000, the limit of tier S0; F0 allows 5,000.</value>
    public int MaxImagesPerProject { get; set; } = 100_000;
}
