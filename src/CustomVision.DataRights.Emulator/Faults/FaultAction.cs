using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Faults;

/// <summary>The action that a rule applies to a request.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(AnswerFault), "answer")]
[JsonDerivedType(typeof(DelayFault), "delay")]
[JsonDerivedType(typeof(StallFault), "stall")]
[JsonDerivedType(typeof(CutFault), "cut")]
[JsonDerivedType(typeof(LengthFault), "misstateLength")]
[JsonDerivedType(typeof(HtmlFault), "html")]
[JsonDerivedType(typeof(CorruptFault), "corrupt")]
[JsonDerivedType(typeof(DropFault), "drop")]
[JsonDerivedType(typeof(RedirectFault), "redirect")]
[JsonDerivedType(typeof(ExpireFault), "expire")]
[JsonDerivedType(typeof(ImagesFault), "images")]
[JsonDerivedType(typeof(LateDeletionFault), "neverApplyDeletion")]
[JsonDerivedType(typeof(ReplyFault), "reply")]
[JsonDerivedType(typeof(ClaimsFault), "challengeClaims")]
[JsonDerivedType(typeof(UploadFault), "refuseUploads")]
internal abstract record FaultAction
{
    /// <summary>Gets whether the action can be written as JSON; a test's delegate cannot.</summary>
    [JsonIgnore]
    public virtual bool HasJson => true;

    /// <summary>Applies the action; <paramref name="next"/> processes the request.</summary>
    public abstract Task ApplyAsync(FaultContext fault, RequestDelegate next);

    /// <summary>Returns a description of the member that is out of range, or <see langword="null"/>.</summary>
    public virtual string? FindProblem() => null;
}
