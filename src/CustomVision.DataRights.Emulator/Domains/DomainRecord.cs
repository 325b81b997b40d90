using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Domains;

/// <summary>A domain of projects (NOTES 4.4).</summary>
/// <param name="Id">The domain's id.</param>
/// <param name="Name">The domain's name.</param>
/// <param name="IsDetection">Whether its projects detect objects.</param>
/// <param name="Megabytes">The estimated size of its models; null if they cannot be exported.</param>
internal sealed record DomainRecord(Guid Id, string Name, bool IsDetection, int? Megabytes = null)
{
    public static readonly Guid GeneralClassification = new("ee85a74c-405e-4adc-bb47-ffa8ca0c9f31");
    public static readonly Guid GeneralDetection = new("da2e3a8a-40a5-4171-82f4-58522f70fbc1");
    public static readonly Guid CompactClassification = new("0732100f-1a38-4e49-a514-c9b44c697ab5");
    public static readonly Guid CompactDetection = new("a27d5ca5-bb19-49d8-a70a-fec086c47f5b");

    public static IReadOnlyList<DomainRecord> All { get; } =
    [
        new(GeneralClassification, "General", false),
        new(new("c151d5b5-dd07-472a-acc8-15d29dea8518"), "Food", false),
        new(new("ca455789-012d-4b50-9fec-5bb63841c793"), "Landmarks", false),
        new(new("b30a91ae-e3c1-4f73-a81e-c270bff27c39"), "Retail", false),
        new(new("45badf75-3591-4f26-a705-45678d3e9f5f"), "Adult", false),
        new(CompactClassification, "General (compact)", false, 5),
        new(new("8882951b-82cd-4c32-970b-d5f8cb8bf6d7"), "Food (compact)", false, 5),
        new(new("b5cfd229-2ac7-4b2b-8d0a-2b0661344894"), "Landmarks (compact)", false, 5),
        new(new("6b4faeda-8396-481b-9f8b-177b9fa3097f"), "Retail (compact)", false, 5),
        new(GeneralDetection, "General", true),
        new(new("1d8ffafe-ec40-4fb2-8f90-72b3b6cecea4"), "Logo", true),
        new(new("3780a898-81c3-4516-81ae-3a139614e1f3"), "Products on Shelves", true),
        new(CompactDetection, "General (compact)", true, 42),
        new(new("7ec2ac80-887b-48a6-8df9-8b1357765430"), "General (compact) [S1]", true, 13),
        new(new("a8e3c40f-fb4a-466f-832a-5e457ae4a344"), "General [A1]", false),
        new(new("2e37d7fb-3a54-486a-b4d6-cfc369af0018"), "General [A2]", false),
        new(new("9c616dff-2e7d-ea11-af59-1866da359ce6"), "General [A1]", true),
    ];

    /// <summary>The value of <c>exportablePlatforms</c> in v3.4-preview, in the recorded order.</summary>
    public IReadOnlyList<string> Platforms =>
        !IsCompact ? []
        : Id == CompactDetection ? ["CoreML", "DockerFile", "ONNX", "TensorFlow"]
        : IsDetection ? ["VAIDK", "CoreML", "DockerFile", "ONNX", "OpenVino", "TensorFlow", "IVS"]
        : ["VAIDK", "CoreML", "DockerFile", "ONNX", "OpenVino", "TensorFlow"];

    /// <summary>Whether models can be exported.</summary>
    public bool IsCompact => Megabytes is not null;

    public string Type => IsDetection ? "ObjectDetection" : "Classification";

    /// <summary>
    /// Returns an iteration's <c>exportableTo</c>. The recordings of v3.0 and v3.2 have four platforms; v3.3 added OpenVino.
    /// </summary>
    public IEnumerable<string> ExportableTo(ApiVersion version) =>
        Platforms.Where(platform =>
            platform switch
            {
                "VAIDK" or "IVS" => false,
                "OpenVino" => version >= ApiVersion.V33,
                _ => true,
            }
        );

    public static DomainRecord Find(Guid id) =>
        All.FirstOrDefault(domain => domain.Id == id) ?? throw new ServiceFaultException("NotFoundDomain", "Domain not found");
}
