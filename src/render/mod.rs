//! WebGL2: GPU copies of the scene, programs, draw. The scene is data; the GPU is a cache of it.
