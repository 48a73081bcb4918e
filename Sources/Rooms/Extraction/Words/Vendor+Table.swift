extension Vendor {
  /// Names that tell whose prices or models a passage speaks of.
  ///
  /// They shield: what stands under another maker's name is never read as ours, and what a host
  /// charges is kept apart as that host's own price.
  static let table: [(Vendor, String)] =
    [
      (
        Vendor(name: "stability", role: .stability),
        "stability,stability ai,stabilityai,stability.ai,dreamstudio,stability's"
      )
    ]
    + [
      (
        Vendor(name: "stability", role: .product),
        "stable image,stable diffusion,brand studio,stable audio,stable-image/generate/sd3,v2beta/stable-image/generate/sd3,generate/sd3"
      )
    ]
    + hosts.map { (Vendor(name: $0.0, role: .host), $0.1) }
    + makers.split(separator: ",").map { (Vendor(name: String($0), role: .maker), String($0)) }

  /// Words that the seller's own product names begin with.
  static let houseWords = [
    "stable", "stability", "sd", "sd3", "sd35", "sdxl", "spar3d", "brand studio",
  ]

  private static let hosts: [(String, String)] = [
    ("bedrock", "bedrock,amazon bedrock,aws bedrock,aws"),
    ("replicate", "replicate,replicate.com"),
    ("fal", "fal.ai,fal ai,fal-ai,fal_ai"),
    ("together", "together ai,together.ai,together_ai,togetherai"),
    ("deepinfra", "deepinfra,deep infra"),
    ("fireworks", "fireworks ai,fireworks.ai,fireworks_ai,fireworks"),
    ("comfy", "comfyui,comfy org,comfy.org,comfy,comfy partner nodes,comfy api nodes"),
    ("azure", "azure,azure ai,azure ai foundry,microsoft foundry"),
    ("vertex", "vertex ai,google cloud"),
    ("nscale", "nscale"),
    ("segmind", "segmind"),
    ("dezgo", "dezgo"),
    ("novita", "novita,novita ai"),
    ("runware", "runware"),
    ("runpod", "runpod"),
    ("getimg", "getimg,getimg.ai"),
    ("modelslab", "modelslab,models lab"),
    ("nexaapi", "nexaapi,nexa api"),
    ("puter", "puter,puter.js"),
    ("hyperbolic", "hyperbolic"),
    ("wavespeed", "wavespeed,wavespeedai"),
    ("hugging-face", "hugging face inference,hf inference"),
    ("nvidia-nim", "nvidia nim"),
    ("snowflake", "snowflake cortex"),
    ("openrouter", "openrouter"),
    ("piapi", "piapi"),
    ("302ai", "302.ai,302ai"),
    ("locus", "locus"),
    ("cloudflare", "cloudflare,cloudflare workers ai,workers ai"),
    ("8th-wall", "8th wall"),
    ("aiml", "aimlapi,aiml api,ai/ml api"),
    ("leonardo", "leonardo,leonardo.ai,leonardo ai"),
  ]

  private static let makers = """
    flux,flux pro,flux dev,flux schnell,flux ultra,flux.1,flux 1.1 pro,flux 1.1 pro ultra,flux-pro-1.1-ultra,flux kontext,flux.2,\
    bfl,black forest labs,openai,dall-e,dall-e 2,dall-e 3,dalle,dalle 3,dalle 2,gpt image,gpt-image-1,gpt-image-1.5,gpt-image-2,gpt-4o,\
    midjourney,imagen 3,imagen 4,imagen 4 ultra,imagen 4 fast,imagen ultra,google imagen,gemini,nano banana,nano banana pro,veo,\
    ideogram,recraft,runway,runway gen,kling,luma,luma ray,pika,minimax,hailuo,sora,seedream,seedance,bytedance,qwen,qwen image,\
    adobe firefly,firefly,playground ai,playground v3,kandinsky,hunyuan,tripo,tripo3d,meshy,rodin,hyper3d,trellis,suno,udio,elevenlabs,\
    musicgen,claid,clipdrop,photoroom,topaz,magnific,krea,clarity upscaler,real-esrgan by,freepik,picsart,\
    grok imagine,hidream,wan 2,wan,ltx,mochi,pixart,nova canvas,amazon nova,amazon titan,titan image generator,\
    sdxl turbo,sdxl lightning,sdxl 0.8,stable-diffusion-xl-v0,sd turbo,stable cascade,audio inpaint,audio inpainting,stable video 4d
    """
}
